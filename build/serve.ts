// `npm run server`: builds the results server where it is out of date, and runs it in this process with this environment.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './check-steps.ts'
import { buildFirst } from './start/build-first.ts'

const built = await buildFirst(['server'])
if (built.ok) await import(pathToFileURL(join(root, 'out/server/main.js')).href)
else {
  console.error(built.error)
  process.exitCode = 1
}
