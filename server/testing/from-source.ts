// Runs the server from its sources, without a build: `node server/testing/from-source.ts`. Vite reads what Node alone can't (JSX, CSS as text).
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

await runnerImport(here('../main.ts'), { root: here('../..'), configFile: false, logLevel: 'error' })
