// The diagnostic bundle from the menu: in the system's own dialogs, so that it can be had where the window itself fails.
import { writeFile } from 'node:fs/promises'
import { dialog } from 'electron'
import { systemCause } from '../file/system-cause.ts'
import type { Station } from '../station/station.ts'

/** Says what would be in it, asks where to, and saves it there. */
export async function saveDiagnostics(station: Pick<Station, 'call'>): Promise<void> {
  const list = await station.call('diagnostics.list', {})
  if (!list.ok) return dialog.showErrorBox('There is no diagnostic bundle', list.error.message)
  const { parts, left } = list.value
  const { response } = await dialog.showMessageBox({
    type: 'info',
    message: 'Save a diagnostic bundle? It is a file for whoever helps you. Nothing is sent by itself.',
    detail: ['In it:', ...parts.map(({ name, about }) => `${name}: ${about}`), '', 'Not in it:', ...left].join('\n'),
    buttons: ['Save…', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response !== 0) return
  const bundle = await station.call('diagnostics.save', {})
  if (!bundle.ok) return dialog.showErrorBox('There is no diagnostic bundle', bundle.error.message)
  const { filePath } = await dialog.showSaveDialog({ defaultPath: bundle.value.name, filters: [{ name: 'Zip', extensions: ['zip'] }] })
  if (!filePath) return
  try {
    await writeFile(filePath, Buffer.from(bundle.value.zip, 'base64'))
  } catch (error) {
    dialog.showErrorBox('The diagnostic bundle was not saved', `${filePath} could not be written: ${systemCause(error).cause}.`)
  }
}
