// Strangers who ask everything of everything: a small number of what `npm run fuzz` plays, against the station and the server as programs.
import { expect, test } from 'vitest'
import { testFolder } from '../../server/testing/program.ts'
import { fuzz } from './fuzz.ts'
import { faultsText, summaryText } from './report.ts'

const REQUESTS = 1500

test(
  'fault 43: strangers on the network change nothing, read nothing that is not public, and make nothing fail',
  { timeout: 300_000 },
  async () => {
    const result = await fuzz({ seed: 43, requests: REQUESTS, atOnce: 24, scripts: 'sources', folder: testFolder() })
    expect(faultsText(result, 43)).toBe('')
    expect(result.tally.done).toBe(REQUESTS)
    // It got past the gates: to what stands behind a token, a code and a handshake.
    const came = (aim: string, status: string) => result.tally.statuses.get(aim)?.get(status) ?? 0
    for (const app of ['displays', 'server']) {
      expect(came(`${app} POST /v1/sync`, '200')).toBeGreaterThan(0)
      expect(came(`${app} POST /v1/sync`, '401')).toBeGreaterThan(0)
    }
    expect(came('displays POST /v1/join', '403')).toBeGreaterThan(0)
    expect(came('displays GET /v1/live', '101')).toBeGreaterThan(0)
    expect(came('operator GET /operator/socket', '403')).toBeGreaterThan(0)
    // The table went on meanwhile, and all that it was told is saved stands in the file.
    expect(result.inputs.length).toBeGreaterThan(3)
    console.info(summaryText(result))
  },
)
