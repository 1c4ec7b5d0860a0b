// Puts blocks on pages, from top to bottom: none is cut, what belongs to the next stays with it, and a table's head stands again on each page.
import type { Frame } from './look.ts'
import type { Mark } from './marks.ts'

/** Something that is never cut. */
export interface Block {
  height: number
  /** Free room above it, but at a page's top. */
  space?: number
  /** It stays on a page with the block after it. */
  keep?: boolean
  /** What stands above it where it opens a page. */
  under?: Block
  draw(y: number): Mark[]
}

/** Begins a new page where something stands on the one before. */
export const NEW_PAGE = 'new page'

export type Flowing = Block | typeof NEW_PAGE

/** The pages, with the marks of each. There is always one. */
export function flow(blocks: readonly Flowing[], { top, bottom }: Pick<Frame, 'top' | 'bottom'>): Mark[][] {
  const pages: Mark[][] = [[]]
  let y = top
  let isEmpty = true

  const turn = () => {
    pages.push([])
    y = top
    isEmpty = true
  }
  const put = (block: Block) => {
    if (!isEmpty) y += block.space ?? 0
    pages.at(-1)!.push(...block.draw(y))
    y += block.height
    isEmpty = false
  }
  const open = (block: Block) => {
    turn()
    if (block.under) put(block.under)
  }

  for (let index = 0; index < blocks.length;) {
    const first = blocks[index]!
    if (first === NEW_PAGE) {
      if (!isEmpty) turn()
      index += 1
      continue
    }
    const group = groupAt(blocks, index)
    const height = group.reduce((sum, block, at) => sum + block.height + (at === 0 && isEmpty ? 0 : (block.space ?? 0)), 0)
    if (!isEmpty && y + height > bottom + 0.01) open(first)
    for (const block of group) {
      // What is kept together and higher than a page is parted after all.
      if (!isEmpty && y + (block.space ?? 0) + block.height > bottom + 0.01 && block !== first) open(block)
      put(block)
    }
    index += group.length
  }
  return pages
}

function groupAt(blocks: readonly Flowing[], start: number): Block[] {
  const group: Block[] = []
  for (let index = start; index < blocks.length; index += 1) {
    const block = blocks[index]!
    if (block === NEW_PAGE) break
    group.push(block)
    if (!block.keep) break
  }
  return group
}
