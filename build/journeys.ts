// `npm run journeys`: the journeys in a browser alone, on what is built (it builds first). Arguments go to Playwright. SHELL=electron runs them on
// the desktop app; the last line says on what they ran.
import { join } from 'node:path'
import { packageProgram, root, runStep, type Step } from './check-steps.ts'
import { compileCache } from './compile-cache.ts'
import { ensureChromium } from './chromium.ts'
import { journeyShell } from './journey-shell.ts'

/** The step that runs the journeys and the sentence that says on which shell, or the one that says what is missing. */
export async function journeys(args: readonly string[], report?: string): Promise<{ step: Step; says: string } | { missing: string }> {
  // On Electron the journeys drive its own window, and a display is still a browser's page.
  const chromium = ensureChromium()
  if ('missing' in chromium) return chromium
  const { shell, says } = await journeyShell()
  const step = {
    name: 'journeys',
    command: [
      ...packageProgram('@playwright/test', 'playwright'),
      'test',
      '--config=e2e/playwright.config.ts',
      `--reporter=list${report === undefined ? '' : ',json'}`,
      ...args,
    ] as const,
    // `report` is where a JSON report goes.
    env: {
      ...compileCache,
      CHROMIUM: chromium.path,
      SHELL: shell,
      ...(report === undefined ? {} : { PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    },
    live: true,
  }
  return { step, says }
}

if (import.meta.main) {
  const build = await runStep({ name: 'build', command: [process.execPath, join(root, 'build/build.ts')], live: true })
  const run = await journeys(process.argv.slice(2))
  const ok = build.ok && !('missing' in run) && (await runStep(run.step)).ok
  console.log('missing' in run ? run.missing : run.says)
  process.exitCode = ok ? 0 : 1
}
