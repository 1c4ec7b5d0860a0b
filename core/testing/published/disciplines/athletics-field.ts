// Published field events: jumps and throws for distance, high jump and pole vault with jump-offs.
import { z } from 'zod'
import { fieldEvent, fieldEventOf } from '../../../formats/presets/field-event.ts'
import { verticalJumpOf } from '../../../formats/presets/vertical-jump.ts'
import type { Values } from '../../../formats/value.ts'
import { openReplay, type ReplayedContest, scaled } from '../../replay.ts'
import { adapter } from '../adapter.ts'
import type { Json } from '../case-file.ts'
import { asPrinted } from './printed.ts'

const metres = (text: string) => scaled(Number(text), 2)

/** A best as a sheet prints it, which stands in the first column: metres, NM for who took part and has none, else why not. */
function bestOf({ engineRow }: ReplayedContest, id: string): number | string | null {
  const { columns, line, status } = engineRow(id)
  const best = columns[0]!.figure
  return typeof best === 'number' ? asPrinted(best, 2) : (status ?? (line.slots.some((taken) => taken) ? 'NM' : 'DNS'))
}

const Bests = z.looseObject({
  best: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  rank: z.record(z.string(), z.number().nullable()),
})

/** The same with NM for somebody who took part without a height, however that is printed, and without a place for them. */
function withoutHeight(expected: Record<string, Json>): Json | null {
  const parsed = Bests.safeParse(expected)
  if (!parsed.success) return null
  const { best, rank } = parsed.data
  const none = Object.keys(best).filter((id) => best[id] === null || best[id] === 'NH')
  if (none.length === 0) return null
  const each = <T>(value: T) => Object.fromEntries(none.map((id) => [id, value]))
  return { ...expected, best: { ...best, ...each('NM') }, rank: { ...rank, ...each(null) } }
}

const Trial = z.string().regex(/^(X|x|P|p|-|\d+(\.\d+)?)$/)

function trialOf(trial: string): Values {
  if (/^[Pp-]$/.test(trial)) return {}
  return { distance: /^[Xx]$/.test(trial) ? 'X' : metres(trial) }
}

const distances = adapter({
  name: 'jumps and throws for distance',
  inputs: z.object({ athletes: z.array(z.object({ id: z.string(), attempts: z.array(Trial) })).min(1) }),
  run: ({ athletes }) => {
    const trials = Math.max(3, ...athletes.map(({ attempts }) => attempts.length))
    const contest = openReplay(athletes.map(({ id }) => ({ key: id }))).contest(trials === 6 ? fieldEvent : fieldEventOf(trials))
    for (const { id, attempts } of athletes) for (const [slot, trial] of attempts.entries()) contest.record(id, slot, trialOf(trial))
    return {
      best: Object.fromEntries(athletes.map(({ id }) => [id, bestOf(contest, id)])),
      rank: Object.fromEntries(athletes.map(({ id }) => [id, contest.row(id).place])),
    }
  },
})

const Bars = z.array(z.tuple([z.string(), z.string()]))

const heights = adapter({
  name: 'high jump and pole vault',
  inputs: z.object({ athletes: z.array(z.object({ id: z.string(), heights: Bars, jump_off: Bars.optional() })).min(1) }),
  readAs: {
    why: 'somebody without a height as NM and without a place: some sources number them behind all others (TR 26.8 gives no place to who has cleared nothing)',
    expected: withoutHeight,
  },
  run: ({ athletes }) => {
    const bars = [...new Set(athletes.flatMap((athlete) => athlete.heights.map(([bar]) => metres(bar))))].sort((a, b) => a - b)
    const contest = openReplay(athletes.map(({ id }) => ({ key: id }))).contest(verticalJumpOf(bars.length))
    for (const { id, heights: own, jump_off = [] } of athletes) {
      for (const [bar, trials] of own) contest.record(id, bars.indexOf(metres(bar)), { bar: metres(bar), trials: trials.toUpperCase() })
      for (const [round, [bar, trials]] of jump_off.entries())
        contest.record(id, bars.length + round, { bar: metres(bar), trials: trials.toUpperCase() })
    }
    return {
      best: Object.fromEntries(athletes.map(({ id }) => [id, bestOf(contest, id)])),
      rank: Object.fromEntries(athletes.map(({ id }) => [id, contest.row(id).place])),
    }
  },
})

/** Adapters of published field events. */
export const fieldEvents = [distances, heights]
