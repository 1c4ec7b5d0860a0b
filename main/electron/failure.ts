// The end of a start that can't go on: one sentence in a box and on the terminal, and exit code 1.
import { app, dialog } from 'electron'

/** Says why and ends the app. */
export function fail(message: string): void {
  console.error(message)
  dialog.showErrorBox('Scoretable can’t go on', message)
  app.exit(1)
}
