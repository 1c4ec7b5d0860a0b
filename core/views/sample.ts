// A standing made from sample results, by the engine that makes real ones: what a format would look like, before anything is recorded.
import { applyFact } from '../apply/apply.ts'
import { createState, type EventState } from '../apply/state.ts'
import { planDraw } from '../decide/draw-plan.ts'
import type { Fact } from '../event/entry.ts'
import type { Format } from '../formats/format.ts'
import { type SamplePerson, samplePeople, sampleSide } from '../formats/sample.ts'
import { type CompetitorId, type ContestId, type DivisionId, type PartitionId, SETUP, TABLE } from '../ids.ts'
import { slotCount } from '../standings/slots.ts'
import { standingView } from './standing.ts'
import type { StandingView } from './view.ts'

const DIVISION = 'd1' as DivisionId
const SEED = 7

const idOf = (who: number) => `p${who + 1}` as CompetitorId
const contestId = (number: number) => `k${number}` as ContestId

/** An event of the sample's competitors, and how to write into it. */
function sampleEvent(people: readonly SamplePerson[]) {
  const state = createState()
  const seqs = new Map<PartitionId, number>()
  const write = (partition: PartitionId, fact: Fact) => {
    const seq = (seqs.get(partition) ?? 0) + 1
    seqs.set(partition, seq)
    applyFact(state, fact, { partition, seq, at: 0 })
  }
  write(SETUP, { kind: 'division.added', body: { division: DIVISION, name: '' } })
  for (const [who, { name, lot, attributes }] of people.entries())
    write(SETUP, {
      kind: 'competitor.added',
      body: { competitor: idOf(who), division: DIVISION, bib: String(who + 1), name, lot, attributes },
    })
  return { state, write }
}

type Write = ReturnType<typeof sampleEvent>['write']

function record(write: Write, contest: ContestId, people: readonly SamplePerson[]): void {
  for (const [who, { attempts, status }] of people.entries()) {
    const competitor = idOf(who)
    for (const [slot, values] of attempts.entries())
      if (values) write(TABLE, { kind: 'attempt.recorded', body: { contest, competitor, slot, values } })
    if (status !== undefined) write(TABLE, { kind: 'status.recorded', body: { contest, competitor, status } })
  }
}

/** Everybody in matches of so many sides, a new neighbourhood each round. */
function* drawn(count: number, sides: number, rounds: number): Generator<{ round: number; who: number[] }> {
  const ring = Array.from({ length: count - 1 }, (_, index) => index + 1)
  for (let round = 0; round < rounds; round++) {
    const turn = round % ring.length
    const order = [0, ...ring.slice(turn), ...ring.slice(0, turn)]
    // Of two sides: the first meets the last, as in a round robin; of more: as they stand in the ring.
    const pairs = sides === 2 ? order.slice(0, count / 2).map((who, index) => [who, order[count - 1 - index]!]) : []
    const heats =
      sides === 2 ? pairs : Array.from({ length: Math.ceil(count / sides) }, (_, heat) => order.slice(heat * sides, (heat + 1) * sides))
    for (const who of heats) yield { round: round + 1, who }
  }
}

function playMatches(write: Write, contest: ContestId, format: Format, count: number): void {
  const lanes = format.draw && 'lanes' in format.draw ? format.draw.lanes : 2
  let match = 0
  for (const { round, who } of drawn(count, lanes, Math.min(slotCount(format), count - 1))) {
    match++
    write(TABLE, { kind: 'match.drawn', body: { contest, match, round, sides: who.map((one) => [idOf(one)]) } })
    write(TABLE, { kind: 'match.recorded', body: { contest, match, sides: who.map((one) => sampleSide(format, SEED, one, match)) } })
  }
}

/** A bracket, match by match as both sides become known, to its end or for so many games. */
function playBracket(state: EventState, write: Write, contest: ContestId, format: Format): void {
  const MOST = 60
  for (let match = 0; match < MOST;) {
    const plan = planDraw(state, state.contests.get(contest)!, { by: 'bracket' })
    if (!plan.ok || plan.value.matches.length === 0) return
    for (const drawn of plan.value.matches) {
      match = drawn.match
      const whose = drawn.sides.map(([id]) => Number(id!.slice(1)) - 1)
      write(TABLE, { kind: 'match.drawn', body: { contest, ...drawn } })
      const sides = whose.map((who) => sampleSide(format, SEED, who, match))
      write(TABLE, { kind: 'match.recorded', body: { contest, match, sides } })
    }
  }
}

/** A format of one number, for what a sample needs beside its own: the contests it takes, the stage before it. */
function plain(columns: readonly { id: string; decimals: number }[]): Format {
  const fields = columns.map(({ id, decimals }) => ({
    type: 'decimal' as const,
    id,
    name: id,
    decimals,
    min: 0,
    max: 100 * 10 ** decimals,
    step: 1,
  }))
  return {
    id: 'own-plain',
    name: 'Plain',
    about: 'One number.',
    rules: { book: '-', article: '-', year: 2000 },
    attempt: { name: 'attempt' },
    fields,
    groups: [{ id: 'once', name: 'Once', short: 'O', attempts: 1 }],
    attributes: [],
    score: { part: 'field', field: fields[0]!.id },
    cell: { show: 'score' },
    results: fields.map(({ id }) => ({
      id,
      name: id,
      short: id.slice(0, 8),
      from: { part: 'best', group: 'once', of: { part: 'field', field: id } },
    })),
    ranking: [{ by: 'result', id: fields[0]!.id, order: 'high', because: 'more' }],
    order: { by: 'start-list' },
    statuses: [],
    oddities: [],
  }
}

function addContest(write: Write, contest: ContestId, format: Format, more: { sources?: ContestId[]; after?: ContestId } = {}): void {
  const body = { contest, division: DIVISION, name: format.name, partition: TABLE, format, entrants: 'division' as const, ...more }
  write(SETUP, { kind: 'contest.added', body })
}

/** The event of a sample: the contest of the format is the last one. */
function play(format: Format): { state: EventState; contest: ContestId } {
  const people = samplePeople(format, SEED)
  const { state, write } = sampleEvent(people)
  const takes = format.takes ?? 'attempts'
  let contests = 0
  const add = (of: Format, seed: number) => {
    const contest = contestId(++contests)
    addContest(write, contest, of)
    record(write, contest, samplePeople(of, seed))
    return contest
  }
  const sources =
    takes === 'contests'
      ? Array.from({ length: slotCount(format) }, (_, index) => add(plain([{ id: 'number', decimals: 0 }]), SEED + index))
      : []
  const after = format.carries && format.carries.length > 0 ? add(plain(format.carries), SEED + 100) : undefined
  const contest = contestId(++contests)
  addContest(write, contest, format, { ...(sources.length > 0 ? { sources } : {}), ...(after ? { after } : {}) })
  if (takes === 'attempts') record(write, contest, people)
  if (takes === 'matches' && format.bracket) playBracket(state, write, contest, format)
  else if (takes === 'matches') playMatches(write, contest, format, people.length)
  return { state, contest }
}

/** The standing that a format makes of the sample's results. The same for the same format, on every device. */
export function sampleStanding(format: Format): StandingView {
  const { state, contest } = play(format)
  return standingView(state, contest)!
}
