// Which shell the journeys run on: SHELL names it, and what the run ends with says it. Electron is the real one where it can be had and opens a
// window; elsewhere its place is taken by the double, on which the very same built app runs, and the reason is said.
import { join } from 'node:path'
import { root } from './check-steps.ts'
import { findElectron } from './start/find-electron.ts'
import { whyNoWindow } from './start/why-no-window.ts'

/** A shell, as e2e/support/shell.ts knows it, and the sentence for the report. */
export interface JourneyShell {
  shell: 'browser' | 'electron' | 'electron-double'
  says: string
}

/** What this machine has. A part of it is handed in by tests. */
export interface Machine {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  uid: number | undefined
  findElectron(): ReturnType<typeof findElectron>
}

const here = (): Machine => ({
  platform: process.platform,
  env: process.env,
  uid: process.getuid?.(),
  findElectron: () => findElectron(join(root, 'node_modules/electron'), process.env, (sentence) => console.error(sentence)),
})

const DOUBLE = 'The journeys ran on the desktop app over the test double of Electron'

/** The shell that SHELL asks for. A terminal's own SHELL (`/bin/bash`) asks for none: then it is the browser's. */
export async function journeyShell(machine = here()): Promise<JourneyShell> {
  const asked = machine.env['SHELL']
  if (asked === 'electron-double') return { shell: asked, says: `${DOUBLE}, as SHELL asks.` }
  if (asked !== 'electron') return { shell: 'browser', says: 'The journeys ran on the browser shell.' }
  const why = whyNoWindow(machine.platform, machine.env, machine.uid)
  if (why !== null) return { shell: 'electron-double', says: `${DOUBLE}, because ${why}.` }
  const found = await machine.findElectron()
  return found.ok
    ? { shell: 'electron', says: `The journeys ran on the desktop app in Electron itself (${found.value}).` }
    : { shell: 'electron-double', says: `${DOUBLE}, because ${found.error}.` }
}
