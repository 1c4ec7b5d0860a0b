// `npm run hosts`: the evening on hosts that each have a system's network of their own, joined by links that are bad and fail. Linux and root.
import { join } from 'node:path'
import { root, runStep } from '../../build/check-steps.ts'
import { whyNoNetwork } from './network.ts'
import { playOnHosts } from './run.ts'

const why = whyNoNetwork()
if (why !== null) console.log(`Skipped: ${why}.`)
else {
  const build = await runStep({ name: 'build', command: [process.execPath, join(root, 'build/build.ts')], live: true })
  // Whatever was made is taken down as this program ends.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  const isWell = build.ok && (await playOnHosts((line) => console.log(line)))
  console.log(isWell ? 'Every mark is everywhere, once.' : 'FAILED: what is wrong stands above.')
  process.exitCode = isWell ? 0 : 1
}
