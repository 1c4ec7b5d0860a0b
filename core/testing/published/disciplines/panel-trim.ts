// Published runs before a panel of six: the mean without the highest and the lowest mark.
import { z } from 'zod'
import { freestyle } from '../../../formats/presets/freestyle.ts'
import { replay, scaled } from '../../replay.ts'
import { adapter } from '../adapter.ts'

const oneRun = adapter({
  name: 'one run before six judges',
  inputs: z.object({ judges: z.array(z.number()).length(6) }),
  run: ({ judges }) => {
    const { row } = replay(freestyle, [{ key: 'rider', attempts: [{ marks: judges.map((mark) => scaled(mark, 0)) }] }])
    return { score: Number(row('rider').cells[0]!.text) }
  },
})

/** Adapters of published runs with a trimmed panel. */
export const panelTrim = [oneRun]
