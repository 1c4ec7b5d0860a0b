// A panel's marks as a format reduces them: dropped, ruled down, and with a judge missing.
import { describe, expect, it } from 'vitest'
import { Format } from '../../formats/format.ts'
import { scoreAttempt } from '../score.ts'

type Panel = Extract<Format['score'], { part: 'panel' }>

const scored = (part: Partial<Panel>, judges = 5): Format =>
  Format.parse({
    id: 'panel',
    name: 'Panel',
    about: 'One attempt before a panel.',
    rules: { book: 'none', article: 'none', year: 2024 },
    attempt: { name: 'attempt' },
    fields: [{ type: 'marks', id: 'marks', name: 'Marks', judges, decimals: 1, min: 0, max: 100, step: 5, missing: 1 }],
    groups: [{ id: 'all', name: 'All', short: 'A', attempts: 1 }],
    attributes: [],
    score: { part: 'panel', field: 'marks', drop: { high: 1, low: 1 }, reduce: 'sum', ...part },
    cell: { show: 'score' },
    results: [{ id: 'total', name: 'Total', short: 'Total', from: { part: 'total', group: 'all' } }],
    ranking: [{ by: 'result', id: 'total', order: 'high', because: 'higher total' }],
    order: { by: 'start-list' },
    statuses: [],
    oddities: [],
  })
const score = (part: Partial<Panel>, marks: (number | null)[]) => scoreAttempt(scored(part, marks.length), { marks })

describe('a panel of marks', () => {
  it('takes so much off each mark before it drops and adds, down to the lowest possible mark', () => {
    expect(score({}, [70, 75, 80, 80, 85])).toBe(235)
    expect(score({ less: 20 }, [70, 75, 80, 80, 85])).toBe(175)
    expect(score({ less: 20 }, [10, 15, 25, 30, 85])).toBe(15)
  })

  it('lets no mark count for more than the most that was ruled', () => {
    expect(score({ most: 45 }, [40, 45, 50, 60, 85])).toBe(135)
    expect(score({ most: 45 }, [10, 20, 30, 35, 40])).toBe(85)
  })

  it('takes the mean of the others for a judge who gave none, rounded to a mark that could be given', () => {
    // 7.0 7.5 8.0 8.0 have the mean 7.625, so the fifth mark is 7.5.
    expect(score({}, [70, null, 75, 80, 80])).toBe(230)
  })

  it('takes the mean of the same judges only where the panel is a part of all of them', () => {
    // The first three alone: 2.0 and 3.0 have the mean 2.5.
    expect(score({ judges: { from: 0, to: 3 } }, [20, null, 30, 100, 100])).toBe(25)
  })
})
