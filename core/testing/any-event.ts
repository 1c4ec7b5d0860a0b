// For properties: anything that may happen in a contest of any format, as facts of the partitions that write them.
import fc from 'fast-check'
import { applyFact } from '../apply/apply.ts'
import { createState, type EventState } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import type { Format } from '../formats/format.ts'
import { time } from '../formats/presets/time.ts'
import type { Values } from '../formats/value.ts'
import { type CompetitorId, type ContestId, type DivisionId, type PartitionId, SETUP, TABLE } from '../ids.ts'
import { contestBracket } from '../standings/contest-bracket.ts'
import { slotCount } from '../standings/slots.ts'
import { anyAttempt } from './random-attempts.ts'

/** A fact and where it stands. */
export interface Written {
  partition: PartitionId
  seq: number
  fact: Fact
}

/** What happened in one contest, in the order it happened: entries of `setup`, then those of the table. */
export interface AnyEvent {
  contest: ContestId
  setup: Written[]
  table: Written[]
}

const PEOPLE = 6
const division = 'd1' as DivisionId
const idAt = (index: number) => `p${index + 1}` as CompetitorId
const everybody = Array.from({ length: PEOPLE }, (_, index) => idAt(index))

/** Entries of a partition, numbered in order. */
export const numbered = (partition: PartitionId, facts: readonly Fact[]): Written[] =>
  facts.map((fact, index) => ({ partition, seq: index + 1, fact }))

/** The state that entries fold into, one after another. */
export function fold(entries: readonly Written[], state: EventState = createState()): EventState {
  for (const { fact, partition, seq } of entries) applyFact(state, fact, { partition, seq, at: 0 })
  return state
}

function setupOf(
  format: Format,
  attributes: readonly Record<string, number>[],
): { facts: Fact[]; contest: ContestId; sources: ContestId[] } {
  const facts: Fact[] = [{ kind: 'division.added', body: { division, name: 'Open' } }]
  for (const [index, competitor] of everybody.entries())
    facts.push({
      kind: 'competitor.added',
      body: {
        competitor,
        division,
        bib: String(index + 1),
        name: `Competitor ${index + 1}`,
        lot: PEOPLE - index,
        attributes: attributes[index]!,
      },
    })
  const add = (id: number, its: Format, sources?: ContestId[]) => {
    const contest = `k${id}` as ContestId
    const body = { contest, division, name: its.name, partition: TABLE, format: its, ...(sources ? { sources } : {}) }
    facts.push({ kind: 'contest.added', body })
    return contest
  }
  if (format.takes !== 'contests') return { facts, contest: add(1, format), sources: [] }
  const sources = Array.from({ length: Math.min(3, slotCount(format)) }, (_, index) => add(index + 1, time))
  return { facts, contest: add(sources.length + 1, format, sources), sources }
}

/** Somebody's attempt in a slot, as a fact. A slot is recorded once. */
const attemptsOf = (format: Format, contests: readonly ContestId[], most: number): fc.Arbitrary<Fact[]> =>
  fc
    .array(
      fc
        .tuple(fc.constantFrom(...contests), fc.nat(PEOPLE - 1), fc.nat(Math.min(slotCount(format), 12) - 1))
        .chain(([contest, who, slot]) => anyAttempt(format, slot).map((values) => ({ contest, who, slot, values }))),
      { maxLength: most },
    )
    .map((all) => {
      const once = new Map(all.map((attempt) => [`${attempt.contest}/${attempt.who}/${attempt.slot}`, attempt]))
      return [...once.values()].map(({ contest, who, slot, values }): Fact => ({
        kind: 'attempt.recorded',
        body: { contest, competitor: idAt(who), slot, values },
      }))
    })

/** Who meets in one round: everybody once, on so many sides of so many. */
const sidesOf = (format: Format): { sides: number; members: number } => {
  if (format.draw?.by === 'heats' || format.draw?.by === 'every-lane') return { sides: 3, members: 1 }
  return { sides: 2, members: format.id.includes('robotics') && format.bracket === undefined ? 2 : 1 }
}

function roundOf(format: Format, turn: number, from: number): Extract<Fact, { kind: 'match.drawn' }>['body'][] {
  const { sides, members } = sidesOf(format)
  const order = everybody.map((_, index) => everybody[(index * (turn % 2 === 0 ? 1 : 5) + turn) % PEOPLE]!)
  const size = sides * members
  return Array.from({ length: Math.floor(PEOPLE / size) }, (_, index) => {
    const seated = order.slice(index * size, (index + 1) * size)
    const bySide = Array.from({ length: sides }, (_each, side) => seated.slice(side * members, (side + 1) * members))
    return { contest: 'k1' as ContestId, match: from + index, round: turn + 1, sides: bySide }
  })
}

/** Matches of a few rounds: drawn, and recorded as far as there are values. Where there is a bracket, the pairs are the bracket's. */
function playMatches(format: Format, setup: readonly Written[], values: readonly Values[]): Fact[] {
  const facts: Fact[] = []
  const rest = [...values]
  const state = fold(setup)
  const write = (fact: Fact) => {
    facts.push(fact)
    applyFact(state, fact, { partition: TABLE, seq: facts.length, at: 0 })
  }
  const record = (body: Extract<Fact, { kind: 'match.drawn' }>['body']) => {
    write({ kind: 'match.drawn', body })
    const sides = rest.splice(0, body.sides.length)
    if (sides.length === body.sides.length) write({ kind: 'match.recorded', body: { contest: body.contest, match: body.match, sides } })
  }
  let match = 1
  for (let turn = 0; turn < 4 && rest.length > 0; turn++) {
    const next = format.bracket ? (contestBracket(state, state.contests.get('k1' as ContestId)!)?.next ?? []) : null
    const bodies = next
      ? next.map(({ bracket, round, sides: [a, b] }, index) => ({
          contest: 'k1' as ContestId,
          match: match + index,
          round,
          sides: [[a], [b]],
          bracket,
        }))
      : roundOf(format, turn, match)
    for (const body of bodies) record(body)
    match += bodies.length
  }
  return facts
}

const attributesOf = (format: Format): fc.Arbitrary<Record<string, number>> =>
  fc.record(Object.fromEntries(format.attributes.map(({ id, min, max }) => [id, fc.integer({ min, max: Math.min(max, min + 3) })])))

/** Anything that may happen in a contest of a format, with six competitors: attempts, matches or the contests it is made of; a status now and then. */
export function anyEvent(format: Format, most = 24): fc.Arbitrary<AnyEvent> {
  const codes = format.statuses.map(({ code }) => code)
  const status =
    codes.length === 0 ? fc.constant(null) : fc.option(fc.tuple(fc.nat(PEOPLE - 1), fc.constantFrom(...codes)), { freq: 2, nil: null })
  return fc.tuple(fc.array(attributesOf(format), { minLength: PEOPLE, maxLength: PEOPLE }), status).chain(([attributes, out]) => {
    const { facts, contest, sources } = setupOf(format, attributes)
    const setup = numbered(SETUP, facts)
    const taken: fc.Arbitrary<Fact[]> =
      format.takes === 'matches'
        ? fc
            .array(
              anyAttempt(format, 0).filter((values) => Object.keys(values).length > 0),
              { maxLength: most },
            )
            .map((values) => playMatches(format, setup, values))
        : format.takes === 'contests'
          ? attemptsOf(time, sources, most)
          : attemptsOf(format, [contest], most)
    const withStatus = (all: Fact[]): Fact[] =>
      out ? [...all, { kind: 'status.recorded', body: { contest, competitor: idAt(out[0]), status: out[1] } }] : all
    return taken.map((all) => ({ contest, setup, table: numbered(TABLE, withStatus(all)) }))
  })
}
