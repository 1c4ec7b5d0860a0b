// Whether Electron can open a window here at all, before anything is fetched or started for it.

/** Why it can't, as half a sentence; null where nothing speaks against it. */
export function whyNoWindow(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, uid: number | undefined): string | null {
  if (platform === 'win32' || platform === 'darwin') return null
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'this computer has no display here'
  // Chromium's sandbox is what keeps a page from the rest of the computer; it is not given up for a window.
  if (uid === 0 && !env['ELECTRON_DISABLE_SANDBOX']) return 'Electron does not run as root'
  return null
}
