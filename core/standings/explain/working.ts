// The working of columns that look at everybody: the counts of a majority, the steps of a tie over several sheets, the opponents met.
import { formatScaled } from '../../formats/decimal.ts'
import type { Part } from '../../formats/part.ts'
import type { CompetitorId } from '../../ids.ts'
import { seenBy } from '../game.ts'
import { type Everybody, finalSheets, gamesOf, sheetOf } from '../parts/field-wide.ts'
import { scaleOf } from '../parts/parts.ts'
import type { Column, MajorityRule } from '../ordinals/by-majority.ts'
import { majorityOf } from '../ordinals/by-majority.ts'
import { majority } from '../ordinals/majority.ts'
import { summary, type TieStep } from '../ordinals/summary.ts'
import type { Mark, Step } from './step.ts'

/** What stands behind a column of everybody for one of them: the marks, and the steps. */
export interface Working {
  marks?: Mark[]
  of: Step[]
}

const MAJORITY: Record<MajorityRule, string> = {
  '5': 'a majority before anybody else',
  '6': 'the larger majority',
  '7': 'an equal majority: the lower sum of its marks, or the next column',
  '8': 'nobody had a majority in the column before',
}

const upTo = (place: number) => (place === 1 ? '1st places' : `places 1 to ${place}`)
const tenths = (value: number) => formatScaled(value, 1).replace('.0', '')
const step = (say: string, value: string): Step => ({ say, value, of: [] })

/** One column of the count: how many marks, and where that was not enough their sum. */
const columnText = ({ count, sum }: Column): string => `${count}${sum === null ? '' : `, sum ${sum}`}`

/** Columns that add nothing to the one before are passed over, but for the last, which decided. */
const columnSteps = (columns: readonly Column[], needed: number): Step[] =>
  columns
    .filter(({ count }, index) => index === columns.length - 1 || count !== (columns[index - 1]?.count ?? 0))
    .map((column) => step(`${upTo(column.upTo)}${column.count >= needed ? `, a majority of ${needed}` : ''}`, columnText(column)))

function ordinalsWorking(group: string, all: Everybody, row: number): Working {
  const sheet = sheetOf(all, group)
  const at = sheet.rows.indexOf(row)
  const marks = sheet.marks[at]
  if (!marks) return { of: [] }
  const { rule, columns } = majority(sheet.marks)[at]!
  const needed = majorityOf(marks.length)
  return {
    marks: marks.map((mark) => ({ text: String(mark), counts: mark <= columns.at(-1)!.upTo })),
    of: [...columnSteps(columns, needed), step(MAJORITY[rule], `rule ${rule}`)],
  }
}

function tieSteps(tie: TieStep): Step[] {
  const about = `for place ${tie.place}, among ${tie.among} with the same sum`
  if (tie.rule === '10') {
    const sum = tie.sum === null ? '' : `, sum ${tenths(tie.sum)}`
    return [step(`rule 10, ${about}: ${upTo(tie.place)}`, `${tie.count}${sum}`)]
  }
  return [{ say: `rule 11, ${about}: all marks of all as one sheet`, value: '', of: columnSteps(tie.columns, tie.majority) }]
}

function summaryWorking(columns: readonly string[], all: Everybody, row: number): Working {
  const { sheets, rows } = finalSheets(columns, all)
  const at = rows.indexOf(row)
  if (at < 0 || sheets.length === 0) return { of: [] }
  const { sum, working, shared } = summary(sheets)[at]!
  const open = shared ? [step('no rule separates them: the places are shared equally', '')] : []
  return { of: [step('rule 9: sum of places', tenths(sum)), ...working.flatMap(tieSteps), ...open] }
}

function opponentsWorking(all: Everybody, row: number, nameOf: (competitor: CompetitorId) => string): Working {
  const seen = seenBy(gamesOf(all.lines))
  const { decimals } = scaleOf(all.format, all.format.score)
  const total = (who: string) => (seen.get(who) ?? []).reduce((sum, { own }) => sum + own, 0)
  return {
    of: (seen.get(all.lines[row]!.id) ?? []).map(({ round, opponent, own, played }) => {
      const who =
        opponent === null ? 'no opponent' : `${nameOf(opponent as CompetitorId)}, who has ${formatScaled(total(opponent), decimals)}`
      return step(`round ${round}: ${who}${played || opponent === null ? '' : ', not played'}`, formatScaled(own, decimals))
    }),
  }
}

/** The working of a column, or null where the part needs none beside its own figures. */
export function workingOf(part: Part, all: Everybody, row: number, nameOf: (competitor: CompetitorId) => string): Working | null {
  switch (part.part) {
    case 'ordinals':
      return ordinalsWorking(part.group, all, row)
    case 'ordinals-summary':
      return summaryWorking(part.of, all, row)
    case 'opponents':
      return opponentsWorking(all, row, nameOf)
    default:
      return null
  }
}
