// The containers that Windows and the Mac keep an icon's sizes in: both are a table of contents before whole PNGs.

/** A picture of one size. */
export interface Picture {
  /** Width and height, in px. */
  size: number
  png: Buffer
}

/** The Mac's name for a picture of each size. What is twice as fine as its place on the screen has a name of its own. */
const MAC_NAMES: readonly (readonly [name: string, size: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]

/** The sizes that a Mac's icon holds. */
export const MAC_SIZES: readonly number[] = [...new Set(MAC_NAMES.map(([, size]) => size))]

/** The sizes that an icon of Windows holds; 256 is the largest that fits its table. */
export const WINDOWS_SIZES: readonly number[] = [16, 20, 24, 32, 40, 48, 64, 128, 256]

const ICO_HEADER = 6
const ICO_ENTRY = 16

/** An `.ico` of pictures, smallest first. */
export function toIco(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(ICO_HEADER + ICO_ENTRY * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let at = head.length
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = ICO_HEADER + ICO_ENTRY * index
    // 256 is written as 0.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(at, entry + 12)
    at += png.length
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}

/** An `.icns` of pictures; each size of MAC_SIZES has to be among them. */
export function toIcns(pictures: readonly Picture[]): Buffer {
  const parts = MAC_NAMES.map(([name, size]) => {
    const picture = pictures.find((each) => each.size === size)
    if (!picture) throw new Error(`There is no picture of ${size} px.`)
    return block(name, picture.png)
  })
  return block('icns', Buffer.concat(parts))
}

function block(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'ascii')
  head.writeUInt32BE(8 + content.length, 4)
  return Buffer.concat([head, content])
}

/** The pictures in an `.ico`. */
export function fromIco(file: Buffer): Picture[] {
  if (file.readUInt32LE(0) !== 0x0001_0000) throw new Error('This is no icon of Windows.')
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const entry = ICO_HEADER + ICO_ENTRY * index
    const [length, at] = [file.readUInt32LE(entry + 8), file.readUInt32LE(entry + 12)]
    return { size: file.readUInt8(entry) || 256, png: file.subarray(at, at + length) }
  })
}

/** The pictures in an `.icns`. */
export function fromIcns(file: Buffer): Picture[] {
  if (file.toString('ascii', 0, 4) !== 'icns' || file.readUInt32BE(4) !== file.length) throw new Error('This is no icon of a Mac.')
  const pictures: Picture[] = []
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    const name = file.toString('ascii', at, at + 4)
    const size = MAC_NAMES.find(([known]) => known === name)?.[1]
    if (size === undefined) throw new Error(`No Mac knows a picture called ${name}.`)
    pictures.push({ size, png: file.subarray(at + 8, at + file.readUInt32BE(at + 4)) })
  }
  return pictures
}

/** Width and height of a PNG, in px. */
export function sizeOfPng(png: Buffer): { width: number; height: number } {
  if (png.readUInt32BE(0) !== 0x8950_4e47 || png.toString('ascii', 12, 16) !== 'IHDR') throw new Error('This is no PNG.')
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}
