// The judges of one attempt as the table sees them: who has marked, what, and who is missing. For the table alone, never for a judge.
import { cardBy, markIn, panelsAt } from '../apply/counting.ts'
import { givenBy } from '../apply/marks.ts'
import { cardOf, type Contest, type EventState } from '../apply/state.ts'
import { missingText } from '../decide/marks.ts'
import type { Field } from '../formats/field.ts'
import { judgeName, type Mark } from '../formats/panels.ts'
import { fieldText } from '../formats/text.ts'
import type { CompetitorId, PartitionId } from '../ids.ts'

/** One judge of an attempt. `text` is the mark as printed, empty while there is none; `counts` is false where the table's own entry does instead. */
export interface JudgeView {
  name: string
  partition: PartitionId
  field: string
  text: string
  counts: boolean
  corrected: boolean
}

/** All judges of an attempt. `sentence`: what is missing, or empty. `closes`: it can be closed without what is missing. */
export interface PanelView {
  competitor: CompetitorId
  slot: number
  judges: JudgeView[]
  missing: string[]
  sentence: string
  closes: boolean
}

/** One judge's part of a field, as printed. */
export function markText(field: Field, mark: Mark): string {
  if (mark === null) return '–'
  return field.type === 'marks' && typeof mark === 'number' ? fieldText({ ...field, judges: 1 }, [mark]) : fieldText(field, mark)
}

/** The judges of one attempt. */
export function panelView(state: EventState, contest: Contest, competitor: CompetitorId, slot: number): PanelView {
  const own = cardBy(state, contest, contest.partition, competitor)?.attempts[slot]
  const card = cardOf(state, contest, competitor)
  let closes = true
  const missing: string[] = []
  const judges = panelsAt(contest, slot).flatMap(({ panel, field }) => {
    const isTables = own !== undefined && (Object.keys(own.values).length === 0 || own.values[field.id] !== undefined)
    let without = 0
    const seats = panel.partitions.map((partition, position): JudgeView => {
      const name = judgeName(contest.format, contest.judges ?? [], panel, position)
      const mark = markIn(state, contest, partition, competitor, slot, field)
      const given = givenBy(state, contest.id, partition, competitor)?.[slot]
      if (mark === undefined && !isTables) {
        missing.push(name)
        without++
      }
      return {
        name,
        partition,
        field: field.id,
        text: mark === undefined ? '' : markText(field, mark),
        counts: mark !== undefined && !isTables && card?.attempts[slot]?.ruled === undefined,
        corrected: mark !== undefined && given !== undefined && given.seq !== given.first,
      }
    })
    if (without > (field.type === 'marks' ? (field.missing ?? 0) : 0)) closes = false
    return seats
  })
  return {
    competitor,
    slot,
    judges,
    missing,
    sentence: missing.length === 0 ? '' : `${missingText(missing)}.`,
    closes: closes && card?.waits?.[slot]?.why === 'judges',
  }
}
