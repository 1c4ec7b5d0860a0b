// Hands a file to the person: a browser puts it where it puts downloads, the desktop app asks where to.

/** How long the address of a file lives: whoever saves it may be asked for a place first. */
const KEPT_FOR = 10 * 60_000

/** What most systems refuse in a file's name, and what would make it a path or a hidden file. */
// oxlint-disable-next-line no-control-regex -- taking them out is the point
const NOT_IN_NAMES = /[\u0000-\u001f\u007f<>:"/\\|?*]+|^\.+/g
/** Of a name with its ending: what may still be added by whoever saves it twice fits beside it. */
const LONGEST = 120

/** A name that every system takes for a file: `Club: Open` as `Club- Open`. `ending` without its dot. */
export function fileName(said: string, ending: string): string {
  const tidy = said.normalize('NFC').replaceAll(NOT_IN_NAMES, '-').replaceAll(/\s+/g, ' ').trim()
  const short = tidy.slice(0, LONGEST - ending.length - 1).toWellFormed()
  return `${short.replace(/[. ]+$/, '') || 'scoretable'}.${ending}`
}

/** Saves bytes or a text as a file of this name. `type` is its media type, such as `application/pdf`. */
export function saveFile(name: string, content: Uint8Array<ArrayBuffer> | string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  // Firefox follows a link only where it is in the page.
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR)
}
