// Published diving: single dives and rounds with a panel of seven of which two marks are dropped at each end (2024).
import { z } from 'zod'
import { diving as preset } from '../../../formats/presets/diving.ts'
import { replay, scaled } from '../../replay.ts'
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

/** Adapters of published diving. Not yet: the panel of 2000 and its scores carried between stages. */
export const diving = [oneDive, oneRound]
