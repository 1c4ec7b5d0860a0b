// What stands on every page around its content: on the first the event, the title and the version; on each who, what, how far, and page n of m.
import type { Paper } from '../../core/documents/paper.ts'
import type { Block } from './flow.ts'
import { FOOT, type Frame, INK, MARGIN, MUTED, RULE, TINT, TYPE, type Type } from './look.ts'
import { fitted, lineMark, type Mark, paragraph } from './marks.ts'
import type { Shaper } from './shape.ts'
import { pageOf, supersedesLine, versionLine } from './words.ts'

/** What opens the document. */
export function opening(shaper: Shaper, paper: Paper, frame: Frame): Block[] {
  const badge = paper.stands === null ? null : badgeOf(shaper, paper.stands, TYPE.badge, frame.width * 0.35)
  const width = frame.width - (badge ? badge.width + 16 : 0)
  const title = paragraph(shaper, paper.title, TYPE.title, width)
  const about = paper.about === '' ? null : paragraph(shaper, paper.about, TYPE.about, width, 'start', MUTED)
  const height = title.height + (about ? about.height + 2 : 0)
  const blocks: Block[] = [
    {
      height: Math.max(height, badge?.height ?? 0) + 10,
      draw: (y) => [
        ...title.at(frame.left, y),
        ...(about?.at(frame.left, y + title.height + 2) ?? []),
        ...(badge?.at(frame.right - badge.width, y + 2) ?? []),
      ],
    },
  ]
  if (paper.version) blocks.push(versionBlock(shaper, paper.version, frame))
  return blocks
}

function versionBlock(shaper: Shaper, version: NonNullable<Paper['version']>, frame: Frame): Block {
  const { supersedes } = version
  const type: Type = { ...TYPE.body, weight: supersedes ? 600 : 400 }
  const text = supersedes ? `${versionLine(version)} ${supersedesLine(supersedes)}` : versionLine(version)
  if (!supersedes) {
    const line = paragraph(shaper, text, type, frame.width, 'start', MUTED)
    return { height: line.height + 8, draw: (y) => line.at(frame.left, y) }
  }
  const said = paragraph(shaper, text, type, frame.width - 22)
  const height = said.height + 12
  return {
    height: height + 10,
    draw: (y) => [
      { mark: 'box', x: frame.left, y, width: frame.width, height, fill: TINT },
      { mark: 'box', x: frame.left, y, width: 3, height, fill: INK },
      ...said.at(frame.left + 13, y + 6),
    ],
  }
}

/** What begins with `official` in a frame; all else, which may still change, in white on black. */
function badgeOf(shaper: Shaper, text: string, type: Type, most: number) {
  const said = fitted(shaper, text, type, most - type.size * 1.6)
  const isFinal = /^official\b/iu.test(text.trim())
  const [width, height] = [said.width + type.size * 1.6, type.size * 1.9]
  return {
    width,
    height,
    at: (x: number, y: number): Mark[] => [
      {
        mark: 'box',
        x,
        y,
        width,
        height,
        radius: 2.5,
        ...(isFinal ? { line: { weight: 0.9, shade: INK } } : { fill: INK }),
      },
      lineMark(said.line, { ...said.type, leading: height }, x + type.size * 0.8, y, isFinal ? INK : '#ffffff'),
    ],
  }
}

/** Running head and foot of page `page` (from 1) of `pages`. */
export function around(shaper: Shaper, paper: Paper, frame: Frame, page: number, pages: number): Mark[] {
  return [...runningHead(shaper, paper, frame, page), ...runningFoot(shaper, paper, frame, page, pages)]
}

function runningHead(shaper: Shaper, { event, title, about, stands }: Paper, frame: Frame, page: number): Mark[] {
  const y = MARGIN.top
  const rule: Mark = { mark: 'rule', x: frame.left, y: y + 15, to: frame.right, weight: 0.9, shade: INK }
  if (page === 1) {
    const where = fitted(shaper, [event.place, event.date].filter(Boolean).join(', '), TYPE.body, frame.width * 0.42)
    const name = fitted(shaper, event.name, { ...TYPE.body, weight: 600 }, frame.width - where.width - 14)
    return [lineMark(name.line, name.type, frame.left, y), lineMark(where.line, where.type, frame.right - where.width, y, MUTED), rule]
  }
  const badge = stands === null ? null : badgeOf(shaper, stands, TYPE.badgeSmall, frame.width * 0.3)
  const free = frame.width - (badge ? badge.width + 12 : 0)
  const what = fitted(shaper, title, TYPE.smallStrong, free * 0.5)
  const rest = fitted(shaper, [about, event.name].filter((text) => text !== '').join(' · '), TYPE.small, free - what.width - 8)
  return [
    lineMark(what.line, what.type, frame.left, y),
    lineMark(rest.line, rest.type, frame.left + what.width + 8, y, MUTED),
    ...(badge?.at(frame.right - badge.width, y - 3) ?? []),
    rule,
  ]
}

function runningFoot(shaper: Shaper, { version, stands, event }: Paper, frame: Frame, page: number, pages: number): Mark[] {
  const y = frame.page.height - MARGIN.bottom - FOOT + 12
  const count = fitted(shaper, pageOf(page, pages), TYPE.small, frame.width * 0.3)
  const said = [version ? versionLine(version) : '', stands ?? '', event.name].filter((text) => text !== '').join(' · ')
  const left = fitted(shaper, said, TYPE.small, frame.width - count.width - 14)
  return [
    { mark: 'rule', x: frame.left, y: y - 3, to: frame.right, weight: 0.35, shade: RULE },
    lineMark(left.line, left.type, frame.left, y, MUTED),
    lineMark(count.line, count.type, frame.right - count.width, y, INK),
  ]
}
