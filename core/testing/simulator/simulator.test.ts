// The simulator on a small scale; `npm run simulate -- --seeds 10000` is the large one, and `-- --mutants` tries every mistake.
import { describe, expect, it } from 'vitest'
import { MUTANTS } from './mutants.ts'
import { simulate } from './simulate.ts'

const SEEDS = 150

describe('a competition on bad networks, with machines that stop anywhere', () => {
  it('loses nothing, applies nothing that is fenced, and comes together when the network is back', { timeout: 120_000 }, async () => {
    const seen = { crashes: 0, fenced: 0, adopted: 0, dismissed: 0, takeovers: 0, rivals: 0, cheats: 0 }
    for (let seed = 1; seed <= SEEDS; seed++) {
      const run = await simulate(seed)
      expect(run.failure, `npm run simulate -- --seed ${seed}`).toBeNull()
      for (const key of Object.keys(seen) as (keyof typeof seen)[]) seen[key] += run[key]
    }
    // What never happens proves nothing.
    const { rivals, cheats, ...often } = seen
    for (const [what, times] of Object.entries(often)) expect([what, times > SEEDS / 2]).toEqual([what, true])
    expect(rivals).toBeGreaterThan(SEEDS / 10)
    expect(cheats).toBeGreaterThan(SEEDS / 10)
  })

  it('does so with the signatures of the product', async () => {
    expect((await simulate(2, { real: true })).failure).toBeNull()
  })

  it('goes the same way from the same seed', async () => {
    const lines = async () => {
      const said: string[] = []
      await simulate(7, { trace: (line) => said.push(line) })
      return said
    }
    const first = await lines()
    expect(first.length).toBeGreaterThan(100)
    expect(await lines()).toEqual(first)
  })
})

describe('a mistake is seen', () => {
  const quick = ['drops the epoch check', 'skips the signature', 'acknowledges before the commit']
  it.each(MUTANTS.filter(({ name }) => quick.includes(name)))('that $name', { timeout: 60_000 }, async ({ parts }) => {
    let failure: string | null = null
    for (let seed = 1; seed <= 30 && failure === null; seed++) ({ failure } = await simulate(seed, { parts }))
    expect(failure).not.toBeNull()
  })

  it('at least twelve different ones are tried', () => {
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(12)
  })
})
