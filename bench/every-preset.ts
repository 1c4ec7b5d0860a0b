// One more entry and the standing brought up to date, for every preset, in an event of 10,000 entries. People are in divisions of the size
// that a sport has them in: eight to a final of judges' places, forty otherwise; a division's standing is what one entry can change.
import { applyFact } from '../core/apply/apply.ts'
import { createState } from '../core/apply/state.ts'
import type { Fact } from '../core/event/entry.ts'
import type { Format } from '../core/formats/format.ts'
import { presets } from '../core/formats/presets/presets.ts'
import { sampleSide, samplePeople } from '../core/formats/sample.ts'
import { type CompetitorId, type ContestId, type DivisionId, type PartitionId, SETUP, TABLE } from '../core/ids.ts'
import { rankingOf } from '../core/standings/ranking.ts'
import { slotCount } from '../core/standings/slots.ts'
import { neededView } from '../core/views/needed.ts'
import { sampleStanding } from '../core/views/sample.ts'
import { percentile, say, tidy } from './numbers.ts'

const ENTRIES = 10_000
const STEPS = 60
/** Samples know eight people. */
const SAMPLE = 8

const divisionSize = (format: Format): number => (format.fields.some((field) => field.type === 'marks' && field.places) ? SAMPLE : 40)

interface Play {
  setup: Fact[]
  table: Fact[]
}

/** A plain timed contest: what a contest that is made of others is fed with. */
const fed = presets.find(({ id }) => id === 'time')!

function attempts(format: Format, contest: ContestId, people: readonly CompetitorId[], seed: number): Fact[] {
  const samples = Array.from({ length: Math.ceil(people.length / SAMPLE) }, (_, index) => samplePeople(format, seed + index)).flat()
  const facts: Fact[] = []
  for (let slot = 0; slot < slotCount(format); slot++) {
    for (const [index, competitor] of people.entries()) {
      const values = samples[index]!.attempts[slot]
      if (values) facts.push({ kind: 'attempt.recorded', body: { contest, competitor, slot, values } })
    }
  }
  return facts
}

/** Rounds in which everybody meets somebody else, on as many sides as the format's heats have lanes. */
function matches(format: Format, contest: ContestId, people: readonly CompetitorId[], seed: number): Fact[] {
  const sides = format.draw?.by === 'every-lane' || format.draw?.by === 'heats' ? format.draw.lanes : 2
  const facts: Fact[] = []
  const rounds = Math.min(slotCount(format), 8)
  let match = 0
  for (let round = 1; round <= rounds; round++) {
    const order = people.map((_, index) => people[(index * 7 + round * 3) % people.length]!)
    for (let from = 0; from + sides <= order.length; from += sides) {
      match++
      const seated = order.slice(from, from + sides).map((competitor) => [competitor])
      const values = seated.map((_, side) => sampleSide(format, seed, (from + side) % SAMPLE, match))
      facts.push({ kind: 'match.drawn', body: { contest, match, round, sides: seated } })
      facts.push({ kind: 'match.recorded', body: { contest, match, sides: values } })
    }
  }
  return facts
}

/** Divisions of one format, one after the other, until there are enough entries. */
function eventOf(format: Format, most: number): Play {
  const size = divisionSize(format)
  const setup: Fact[] = []
  const tables: Fact[][] = []
  let [competitors, contests, entries] = [0, 0, 0]
  for (let number = 1; entries < most; number++) {
    const division = `d${number}` as DivisionId
    setup.push({ kind: 'division.added', body: { division, name: `Division ${number}` } })
    const people = Array.from({ length: size }, () => `p${++competitors}` as CompetitorId)
    const samples = Array.from({ length: Math.ceil(size / SAMPLE) }, (_, index) => samplePeople(format, number * 10 + index)).flat()
    for (const [index, competitor] of people.entries()) {
      const { lot, attributes } = samples[index]!
      setup.push({
        kind: 'competitor.added',
        body: { competitor, division, bib: String(competitors - size + index + 1), name: `Competitor ${index}`, lot, attributes },
      })
    }
    const add = (its: Format, sources?: ContestId[]) => {
      const contest = `k${++contests}` as ContestId
      const body = { contest, division, name: its.name, partition: TABLE, format: its, ...(sources ? { sources } : {}) }
      setup.push({ kind: 'contest.added', body })
      return contest
    }
    const sources = format.takes === 'contests' ? Array.from({ length: Math.min(6, slotCount(format)) }, () => add(fed)) : []
    const own =
      format.takes === 'contests'
        ? sources.flatMap((contest, index) => attempts(fed, contest, people, number * 10 + index))
        : format.takes === 'matches'
          ? matches(format, add(format), people, number)
          : attempts(format, add(format), people, number * 10)
    if (sources.length > 0) add(format, sources)
    tables.push(own)
    entries += own.length
  }
  return { setup, table: tables.flat() }
}

/** Milliseconds to say what everybody's next attempt would take, one competitor of forty, p50 over all of them; null where it can't be told. */
function neededOf(format: Format): number | null {
  const { setup, table } = eventOf(format, 1)
  const state = createState()
  for (const [index, fact] of setup.entries()) applyFact(state, fact, { partition: SETUP, seq: index + 1, at: 0 })
  for (const [index, fact] of table.slice(0, table.length * 0.8).entries())
    applyFact(state, fact, { partition: TABLE, seq: index + 1, at: 0 })
  const contest = [...state.contests.values()].find((each) => each.format === format)!
  const times: number[] = []
  for (const competitor of state.competitors.keys()) {
    const began = performance.now()
    const view = neededView(state, contest.id, competitor)
    if (view !== null) times.push(performance.now() - began)
  }
  return times.length === 0 ? null : percentile(times, 0.5)
}

/** Milliseconds of one keystroke in the editor of formats: the standing of sample results made anew, p50 of a few. */
function sampleOf(format: Format): number {
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now()
    sampleStanding(structuredClone(format))
    return performance.now() - began
  })
  return percentile(times, 0.5)
}

const slowest = (measured: readonly { id: string; ms: number | null }[]): { id: string; ms: number } => {
  const told = measured.flatMap(({ id, ms }) => (ms === null ? [] : [{ id, ms }]))
  const { id, ms } = told.sort((a, b) => b.ms - a.ms)[0]!
  return { id, ms: tidy(ms) }
}

/** Milliseconds of one entry and every standing it can change, p50 and p95 over the last entries. */
function stepOf(format: Format): { p50: number; p95: number } {
  const { setup, table } = eventOf(format, ENTRIES + STEPS)
  const state = createState()
  const seqs = new Map<PartitionId, number>()
  const write = (partition: PartitionId, fact: Fact) => {
    const seq = (seqs.get(partition) ?? 0) + 1
    seqs.set(partition, seq)
    applyFact(state, fact, { partition, seq, at: 0 })
  }
  for (const fact of setup) write(SETUP, fact)
  const steps = table.slice(-STEPS)
  for (const fact of table.slice(0, -STEPS)) write(TABLE, fact)
  for (const contest of state.contests.values()) rankingOf(state, contest)
  const times: number[] = []
  for (const fact of steps) {
    const began = performance.now()
    write(TABLE, fact)
    const id = 'contest' in fact.body ? fact.body.contest : null
    const contest = id === null ? undefined : state.contests.get(id)
    if (contest) {
      rankingOf(state, contest)
      for (const other of state.contests.values())
        if (other.sources.includes(contest.id) || other.after === contest.id) rankingOf(state, other)
    }
    if (fact.kind !== 'match.drawn') times.push(performance.now() - began)
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) }
}

export function benchEveryPreset() {
  say(`a step of the standing for each of ${presets.length} presets …`)
  const steps = presets.map((preset) => ({ id: preset.id, ...stepOf(preset) }))
  say('what an attempt would take, and a keystroke in the editor of formats …')
  return {
    preset_step_ms: Object.fromEntries(steps.map(({ id, p50, p95 }) => [id, [tidy(p50), tidy(p95)]])),
    preset_step_slowest: slowest(steps.map(({ id, p50 }) => ({ id, ms: p50 }))),
    needed_slowest: slowest(presets.map((preset) => ({ id: preset.id, ms: neededOf(preset) }))),
    editor_sample_slowest: slowest(presets.map((preset) => ({ id: preset.id, ms: sampleOf(preset) }))),
  }
}
