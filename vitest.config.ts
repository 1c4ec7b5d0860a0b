// Two projects: `unit` is what `npm run check` runs in seconds; `integration` (files named *.integration.test.ts) starts real processes,
// real databases and real servers, and runs in `npm test`. Journeys in a browser are Playwright's (e2e/).
import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'
import { compileCache } from './build/compile-cache.ts'

const folders = '{core,main,renderer,server,build,samples,bench,e2e}'
const integration = `${folders}/**/*.integration.test.ts`

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: compileCache,
    expect: { poll: { timeout: 30_000 } },
    // Integration tests wait for other processes most of the time, so two at once also where there are two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The server sends its pages' CSS as text; without this a test would see an empty file.
    css: { include: [/\.css\?raw$/] },
    projects: [
      {
        extends: true,
        // The files share their processes: loading the same modules for each of a hundred files took longer than running them.
        test: {
          name: 'unit',
          isolate: false,
          include: [`${folders}/**/*.test.{ts,tsx}`],
          exclude: [...configDefaults.exclude, integration],
        },
      },
      // Whole programs and browsers on a busy machine take their time; the limit ends what hangs, and judges nothing.
      { extends: true, test: { name: 'integration', include: [integration], testTimeout: 60_000 } },
    ],
  },
})
