// `npm run journeys`: the journeys in a browser alone, on what is built (it builds first). Arguments go to Playwright.
import { join } from 'node:path'
import { packageProgram, root, runStep, type Step } from './check-steps.ts'
import { ensureChromium } from './chromium.ts'

/** The step that runs the journeys, or the sentence that says what is missing. `report` is where a JSON report goes. */
export function journeys(args: readonly string[], report?: string): Step | { missing: string } {
  // On Electron the journeys drive its own window, and a display is still a browser's page.
  const chromium = ensureChromium()
  if ('missing' in chromium) return chromium
  return {
    name: 'journeys',
    command: [
      ...packageProgram('@playwright/test', 'playwright'),
      'test',
      '--config=e2e/playwright.config.ts',
      `--reporter=list${report === undefined ? '' : ',json'}`,
      ...args,
    ],
    env: { CHROMIUM: chromium.path, ...(report === undefined ? {} : { PLAYWRIGHT_JSON_OUTPUT_FILE: report }) },
    live: true,
  }
}

if (import.meta.main) {
  const build = await runStep({ name: 'build', command: [process.execPath, join(root, 'build/build.ts')], live: true })
  const step = journeys(process.argv.slice(2))
  if ('missing' in step) console.error(step.missing)
  process.exitCode = build.ok && !('missing' in step) && (await runStep(step)).ok ? 0 : 1
}
