// Published diving: dives and rounds with a panel of seven of 2024, and the competitions of 2000 with scores carried from stage to stage.
import { z } from 'zod'
import { carried2000Of, diving as preset, diving2000Of } from '../../../formats/presets/diving.ts'
import type { ContestId } from '../../../ids.ts'
import { openReplay, replay, scaled } from '../../replay.ts'
import { adapter } from '../adapter.ts'

const Panel = z.string().regex(/^7 judges, drop 2 high 2 low$/)
const Dive = z.object({ dd: z.number(), judges: z.array(z.number()) })

const valuesOf = ({ dd, judges }: z.infer<typeof Dive>) => ({ difficulty: scaled(dd, 1), marks: judges.map((mark) => scaled(mark, 1)) })

const oneDive = adapter({
  name: 'one dive of 2024',
  inputs: Dive.extend({ panel: Panel }),
  run: (dive) => ({ score: Number(replay(preset, [{ key: 'diver', attempts: [valuesOf(dive)] }]).row('diver').cells[0]!.text) }),
})

const oneRound = adapter({
  name: 'one round of 2024',
  inputs: z.object({ panel: Panel, dives: z.array(Dive.extend({ id: z.string() })) }),
  run: ({ dives }) => {
    const { row } = replay(
      preset,
      dives.map(({ id, ...dive }) => ({ key: id, attempts: [valuesOf(dive)] })),
    )
    return { score: Object.fromEntries(dives.map(({ id }) => [id, Number(row(id).cells[0]!.text)])) }
  },
})

const Stage = z.object({
  stage: z.string(),
  carries_score_of: z.string().nullable(),
  divers: z.array(z.object({ id: z.string(), dives: z.array(Dive) })).min(1),
})

/** Each stage is a contest of those who dived in it; whose list is shorter than the others' withdrew on the way. */
const stagesOf2000 = adapter({
  name: 'the stages of a competition of 2000',
  inputs: z.object({ panel: z.string().regex(/^7 judges, drop highest and lowest, sum of 5 x DD x 0\.6$/), stages: z.array(Stage).min(1) }),
  run: ({ stages }) => {
    const everybody = new Set(stages.flatMap(({ divers }) => divers.map(({ id }) => id)))
    const event = openReplay([...everybody].map((key) => ({ key })))
    const contests = new Map<string, ContestId>()
    const rank = stages.map(({ stage, carries_score_of: carries, divers }) => {
      const count = Math.max(...divers.map(({ dives }) => dives.length))
      const after = carries === null ? undefined : contests.get(carries)
      if (carries !== null && !after) throw new Error(`${stage} carries scores of ${carries}, which is not there`)
      const contest = event.contest(after ? carried2000Of(count) : diving2000Of(count), {
        entrants: divers.map(({ id }) => id),
        ...(after ? { after } : {}),
      })
      contests.set(stage, contest.id)
      for (let dive = 0; dive < count; dive++)
        for (const { id, dives } of divers) {
          const one = dives[dive]
          if (one) contest.record(id, dive, valuesOf(one))
        }
      for (const { id, dives } of divers) if (dives.length < count) contest.status(id, 'WD')
      return [stage, Object.fromEntries(divers.map(({ id }) => [id, contest.row(id).place]))] as const
    })
    return { rank: Object.fromEntries(rank) }
  },
})

/** Adapters of published diving. */
export const diving = [oneDive, oneRound, stagesOf2000]
