// A feed that was signed, and by whom.
//
// A feed is electron-updater's: `latest.yml`, `latest-mac.yml`, `latest-linux.yml` (and `latest-linux-arm64.yml`) say which version is the newest
// and the SHA-512 of each of its files. Whoever can write it decides what code every laptop runs next, and of the three systems only two check
// who signed that code. So the maker signs the feed itself, with a key that never is on the server:
//
//   the file       body ‖ "# scoretable-feed-1 " ‖ signature as 128 hex digits ‖ "\n"      (a comment of YAML: any other reader reads it as ever)
//   what is signed "scoretable-feed-1\n" ‖ the file's name ‖ "\n" ‖ body                   (Ed25519, RFC 8032; the name keeps systems apart)
//
// The body ends with a line feed. The public half is in the app; a copy that has none takes no updates. What a signature can't say is that there
// is nothing newer: a server may keep the newest from a laptop, and can't go back behind what that laptop has seen or runs (policy.ts).
import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { err, ok, type Outcome } from '../../core/outcome.ts'

const MARK = 'scoretable-feed-1'
const LAST_LINE = new RegExp(`\\n# ${MARK} ([0-9a-f]{128})\\n$`)

const signedBytes = (name: string, body: string) => concatBytes(utf8ToBytes(`${MARK}\n${name}\n`), utf8ToBytes(body))

/** The public half of a release key, as hex. */
export const feedKey = (secret: Uint8Array): string => bytesToHex(ed25519.getPublicKey(secret))

/** Signs a feed under its file's name. One that is signed already is signed anew. */
export function signFeed(name: string, text: string, secret: Uint8Array): string {
  const body = `${text.replace(LAST_LINE, '\n').trimEnd()}\n`
  return `${body}# ${MARK} ${bytesToHex(ed25519.sign(signedBytes(name, body), secret))}\n`
}

/** What of a feed was signed by the key (hex), under that file's name; or why nothing of it is taken. */
export function openSigned(name: string, text: string, key: string): Outcome<string, 'not-signed' | 'wrong-signature'> {
  const signature = LAST_LINE.exec(text)?.[1]
  if (signature === undefined) return err('not-signed')
  const body = text.replace(LAST_LINE, '\n')
  return isSignedBy(signature, signedBytes(name, body), key) ? ok(body) : err('wrong-signature')
}

function isSignedBy(signature: string, bytes: Uint8Array, key: string): boolean {
  try {
    // zip215 would let one signature be written in several ways.
    return ed25519.verify(hexToBytes(signature), bytes, hexToBytes(key), { zip215: false })
  } catch {
    // Not a point of the curve: nobody's signature.
    return false
  }
}
