// Electron's `safeStorage`. ELECTRON_DOUBLE_KEYCHAIN says which keychain the system has and what is in it, as `gnome_libsecret:SECRET`: another
// secret is one that was reset. Without it the system has none.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { isReady } from './app.ts'
import { only } from './only.ts'

const [backend = 'basic_text', secret = ''] = (process.env['ELECTRON_DOUBLE_KEYCHAIN'] ?? 'basic_text').split(':')
const key = createHash('sha256').update(`${backend}:${secret}`).digest()

export const safeStorage = only('safeStorage', {
  getSelectedStorageBackend: () => (isReady.now ? backend : 'unknown'),
  isAsyncEncryptionAvailable: async () => secret !== '' || backend === 'basic_text',
  async encryptStringAsync(text: string) {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
  },
  async decryptStringAsync(sealed: Buffer) {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    decipher.setAuthTag(sealed.subarray(12, 28))
    return { result: Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8'), shouldReEncrypt: false }
  },
})
