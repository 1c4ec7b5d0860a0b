// For tests of public pages: an event made through commands, published to a server as a station does.
import type { Command, EntryListRow } from '../../core/decide/command.ts'
import { TABLE } from '../../core/ids.ts'
import { headOf, publicKey, type SealedEntry, signHead } from '../../core/log/chain.ts'
import { buildEvent, TEST_EVENT, type TestEvent } from '../../core/testing/build-state.ts'
import { toBatches } from '../../core/wire/batch.ts'
import { register, SETUP, secretOf, sync } from './sender.ts'

export { TEST_EVENT }

const OWNER = secretOf(3)

export interface Published {
  event: TestEvent
  /** Address of the event's page. */
  page: string
  /** Does what a command says and sends it. */
  tell(...commands: Command[]): Promise<void>
}

/** Competitors with these names, in one division or in the one each names. */
export const named = (names: readonly string[], division = 'Open'): EntryListRow[] =>
  names.map((name, index) => ({ name, division, bib: String(index + 1), attributes: { bodyweight: 6000 + index } }))

/** Registers and publishes an event with an entry list. */
export async function publish(server: string, rows: EntryListRow[], preset = 'powerlifting'): Promise<Published> {
  const event = buildEvent(preset, rows)
  event.write(SETUP, [{ kind: 'partition.granted', body: { partition: TABLE, key: publicKey(OWNER), epoch: 1 } }])
  const { token, publicUrl } = await register(server, TEST_EVENT, OWNER, 'Test event')
  const send = async () => {
    const push = [...event.entries.values()].flatMap((entries) =>
      toBatches(entries, [signHead(TEST_EVENT, headOf(entries.at(-1) as SealedEntry), OWNER)]),
    )
    const { refused } = await sync(server, token, push, {}, TEST_EVENT)
    if (refused.length > 0) throw new Error(JSON.stringify(refused))
  }
  await send()
  return {
    event,
    page: publicUrl,
    async tell(...commands) {
      for (const command of commands) event.must(command)
      await send()
    },
  }
}

/** The command that records a competitor's attempt: so many kilograms, and what the referees saw. */
export const attempt = ({ event }: Published, bib: string, slot: number, kilograms: number, lights = 'WWW'): Command => ({
  name: 'attempt.record',
  contest: event.contest,
  competitor: event.competitor(bib),
  slot,
  values: { load: kilograms * 10, lights },
  confirmed: true,
})
