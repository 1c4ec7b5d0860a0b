// Electron's fuses as they lie in its binary: a sentinel, the version of the wire, how many fuses it has, and a byte for each. Read here without
// the library that sets them, so that a fault of it would be seen.
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const VERSION = 1

/** The fuses in their order on the wire, by their names in electron-builder.yml. */
const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const

/** What Electron comes with. */
const AS_SHIPPED = '10110001'

/** Fuses by name. */
export type Fuses = Record<(typeof FUSES)[number], boolean>

/** A wire as in a binary that nobody has changed yet, with some bytes around it. */
export const unflippedWire = (): Buffer =>
  Buffer.from(`\u007FELF of a stand-in\n${SENTINEL}${String.fromCharCode(VERSION, FUSES.length)}${AS_SHIPPED}\nend\n`, 'latin1')

/** The fuses in a binary; or why they can't be read, as a sentence. */
export function readFuses(binary: Buffer): Fuses | string {
  const at = binary.indexOf(SENTINEL)
  if (at < 0) return 'The binary has no fuses.'
  const [version, count] = binary.subarray(at + SENTINEL.length)
  if (version !== VERSION || count === undefined || count < FUSES.length)
    return `The binary’s fuses are of version ${version} and ${count} in number, which nobody here can read.`
  const wire = binary.toString('latin1', at + SENTINEL.length + 2, at + SENTINEL.length + 2 + FUSES.length)
  const odd = FUSES.find((_, index) => wire[index] !== '0' && wire[index] !== '1')
  if (odd !== undefined) return `The fuse ${odd} is neither on nor off.`
  return Object.fromEntries(FUSES.map((name, index) => [name, wire[index] === '1'])) as Fuses
}

/** Each fuse that is not as it is wanted, as a sentence. */
export function wrongFuses(binary: Buffer, wanted: Readonly<Record<string, unknown>>): string[] {
  const fuses = readFuses(binary)
  if (typeof fuses === 'string') return [fuses]
  return FUSES.flatMap((name) =>
    fuses[name] === wanted[name] ? [] : [`The fuse ${name} is ${fuses[name]} in the binary, and has to be ${String(wanted[name])}.`],
  )
}
