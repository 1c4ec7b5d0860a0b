// The system's keychain through Electron: DPAPI on Windows, Keychain on the Mac, the desktop's on Linux. What Chromium does without one on
// Linux is a fixed password that anybody knows; that is no keychain, and is not used.
import { safeStorage } from 'electron'
import type { Keychain } from '../keys/keychain-vault.ts'

const NAMES: Record<string, string> = {
  win32: 'Windows',
  darwin: 'the Mac’s keychain',
  gnome_libsecret: 'GNOME Keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet 5',
  kwallet6: 'KWallet 6',
}

/** The keychain, or the sentence that says why there is none and what to do. Once the app is ready, not before. */
export async function findKeychain(
  platform: NodeJS.Platform,
): Promise<{ keychain: Keychain; none: null } | { keychain: null; none: string }> {
  const name = NAMES[platform === 'linux' ? safeStorage.getSelectedStorageBackend() : platform]
  if (name === undefined)
    return {
      keychain: null,
      none: 'This system has no keychain: install GNOME Keyring (the package gnome-keyring) or KWallet, sign in again, and start Scoretable again.',
    }
  if (!(await safeStorage.isAsyncEncryptionAvailable()))
    return {
      keychain: null,
      none: `${name} is locked or can’t be reached. Unlock it and start Scoretable again.`,
    }
  return { keychain: keychainCalled(name), none: null }
}

function keychainCalled(name: string): Keychain {
  return {
    name,
    async seal(text) {
      try {
        return (await safeStorage.encryptStringAsync(text)).toString('base64')
      } catch {
        // It was locked in between, or a person said no: the key stays where it is.
        return null
      }
    },
    async open(sealed) {
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))
        return { text: result, stale: shouldReEncrypt }
      } catch {
        // Reset, locked, or another user's: whoever asked has the sentence for it.
        return null
      }
    },
  }
}
