// Chooses what of a standing fits on a screen legibly: the result that ranks always, then the other results,
// then the attempts of the group that is on. What doesn't fit whole is left out, not squeezed.
import type { StandingView } from '../../../core/views/view.ts'
import { currentGroup, isOn, newestSlots } from '../../standing/current-group.ts'
import { longestFraction, padding } from '../../standing/point.ts'
import type { Frame } from './frame.ts'
import { isOut, saidOf } from './said.ts'
import { figureWidth, textWidth } from './text-width.ts'

/** One column after the name. Widths in units at scale 1. `fraction` lines its texts up on the point. */
export type Column = { head: string; width: number } & (
  | { kind: 'result'; index: number; decisive: boolean; fraction: number }
  | { kind: 'attempt'; slot: number; fraction: number; text: boolean; shape: boolean }
)

/**
 * `scale` times the unit is the size of a row's text; `nameWidth` what is left for names, in units.
 * In `twoLines` the name has a line of its own, and `nameWidth` is what is left beside the figures below it.
 */
export interface Layout {
  columns: Column[]
  placeWidth: number
  bibWidth: number
  nameWidth: number
  scale: number
  twoLines: boolean
}

const GAP = 0.9
const SHAPE = 1
const LEAST_NAME = 9
const MOST_NAME = 12
const TEAM_ROOM = 7
const LEAST_TEAM = 4
const MOST_SCALE = 1.5

/** Whether an attempt can fail here: then every attempt carries its shape, and not only its figures. */
const hasShapes = (view: StandingView) => view.rows.some((row) => row.cells.some((cell) => cell.state === 'none'))

function resultColumn(view: StandingView, index: number): Column {
  const decisive = index === view.decisive
  const texts = view.rows.map((row) => row.results[index] ?? '')
  const fraction = longestFraction(texts)
  const notes = decisive ? view.rows.filter(isOut).map((row) => textWidth(saidOf(row, index))) : []
  const head = view.columns[index]?.short ?? ''
  const figures = texts.map((text) => figureWidth(text + padding(text, fraction)) * (decisive ? 1.06 : 1))
  return { kind: 'result', index, decisive, fraction, head, width: Math.max(2, textWidth(head), ...figures, ...notes) + GAP }
}

function attemptColumn(view: StandingView, slot: number, head: string, text: boolean, shape: boolean): Column {
  const texts = text ? view.rows.map((row) => row.cells[slot]?.text ?? '') : []
  const fraction = longestFraction(texts)
  const figures = texts.map((figure) => figureWidth(figure + padding(figure, fraction)) + (shape ? SHAPE : 0))
  return { kind: 'attempt', slot, fraction, text, shape, head, width: Math.max(1.2, textWidth(head), ...figures) + GAP * 0.8 }
}

/** All choices, best first. */
function choices(view: StandingView): Column[][] {
  const { short, slots } = currentGroup(view)
  const all = view.columns.map((_, index) => resultColumn(view, index))
  const decisive = all.filter((column) => column.kind === 'result' && column.decisive)
  const shape = hasShapes(view)
  const columnOf = (slot: number, text: boolean) => attemptColumn(view, slot, `${short}${slot - slots[0]! + 1}`, text, shape)
  const told = new Map(slots.map((slot) => [slot, columnOf(slot, true)]))
  const attempts = (count: number) => newestSlots(view, slots, count).map((slot) => told.get(slot)!)
  const counts = slots.map((_, i) => slots.length - i)

  const found = [[...attempts(slots.length), ...all], ...counts.filter((n) => n > 2).map((n) => [...attempts(n), ...all])]
  // What is on matters more than what was; in the end it is the other way round.
  if (isOn(view, slots)) found.push([...attempts(slots.length), ...decisive])
  found.push(all)
  if (all.length > 1) found.push(...counts.filter((n) => n > 1).map((n) => [...attempts(n), ...decisive]))
  if (shape) found.push([...slots.map((slot) => columnOf(slot, false)), ...decisive])
  found.push([...attempts(1), ...decisive])
  return [...found, decisive]
}

/** Whether a team can be read beside its member's name. */
export function teamFits(layout: Layout, { name, team = '' }: { name: string; team?: string }): boolean {
  const beside = layout.twoLines ? 0 : textWidth(name) + 0.6
  return team !== '' && layout.nameWidth / layout.scale - beside >= Math.min(textWidth(team), LEAST_TEAM)
}

const sum = (columns: readonly Column[]) => columns.reduce((width, column) => width + column.width, 0)

/** Chooses for a frame whose rows can be `rowHigh` units high where their text has the unit's size at `leastHigh`. */
export function fitColumns(view: StandingView, frame: Frame, rowHigh: number, leastHigh: number): Layout {
  const names = view.rows.map((row) => textWidth(row.name)).sort((a, b) => a - b)
  // Nearly all names whole; the few very long ones end with an ellipsis.
  const usual = names[Math.floor(names.length * 0.95)] ?? LEAST_NAME
  const nameWidth = frame.tall ? 0 : Math.max(LEAST_NAME, Math.min(MOST_NAME, usual + 0.6))
  const placeWidth = Math.max(1.4, ...view.rows.map((row) => figureWidth(`${row.place ?? ''}`) + (row.tied ? 0.75 : 0))) + 0.7
  const room = frame.wide - placeWidth - nameWidth

  const found = choices(view)
  const columns = found.find((choice) => sum(choice) <= room) ?? found.at(-1)!
  const taken = placeWidth + sum(columns)
  const widest = frame.wide / (frame.tall ? Math.max(taken, placeWidth + usual + 0.6) : taken + nameWidth)
  const scale = Math.max(1, Math.min(MOST_SCALE, rowHigh / leastHigh, widest))
  const left = Math.max(0, frame.wide - taken * scale)
  const bib = (Math.max(1, ...view.rows.map((row) => figureWidth(row.bib))) + 0.9) * scale
  const bibWidth = !frame.tall && left - bib >= (nameWidth + TEAM_ROOM) * scale ? bib : 0
  return { columns, placeWidth, bibWidth, nameWidth: left - bibWidth, scale, twoLines: frame.tall }
}
