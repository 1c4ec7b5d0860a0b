// One open event: its file, the state folded from it, and the one way in which anything is recorded:
// decide → seal → durable commit → apply. "Saved" is said after the commit, and the state never runs ahead of the file.
import type { Failure, Recorded } from '../../core/contract/contract.ts'
import { applyEntry, applyFact } from '../../core/apply/apply.ts'
import { ownerOf, whyNotOurs } from '../../core/apply/ownership.ts'
import { createState, type EventState } from '../../core/apply/state.ts'
import type { Command } from '../../core/decide/command.ts'
import { decide } from '../../core/decide/decide.ts'
import type { Fact } from '../../core/event/entry.ts'
import { type CompetitorId, type ContestId, type PartitionId, SETUP } from '../../core/ids.ts'
import { headOf, type Head, publicKey, type SealedEntry, seal, type SignedHead, signHead } from '../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { isRehearsal, rehearsed } from '../../core/rehearsal/mark.ts'
import type { StoreFailure } from '../../core/store/port.ts'
import { rankingOf } from '../../core/standings/ranking.ts'
import { grantSetup } from '../../core/wire/authority.ts'
import { isCaughtUp } from '../../core/wire/caught-up.ts'
import { grantIn } from '../../core/wire/grants.ts'
import { type Holder, openHolder, type SignOwn, type Taken } from '../../core/wire/holder.ts'
import { respond, takeAll } from '../../core/wire/respond.ts'
import type { Batch, Refusal, SyncAnswer, SyncRequest } from '../../core/wire/sync.ts'
import type { EventFile } from '../file/event-file.ts'
import type { Device } from '../keys/device-key.ts'
import { nodeDigest } from './digest.ts'
import { createTurns } from './in-turn.ts'
import { type Subject, subjectOf } from './subject.ts'

const READ_AT_ONCE = 5000

/** What the last entry changed: whose, in which contest, and the place before it. */
export interface LastChange extends Subject {
  from: number | null
}

/** An open event. `saved.problem` is set while the last thing recorded could not be kept. */
export interface Session {
  readonly file: EventFile
  readonly state: EventState
  readonly saved: { at: number | null; problem: string | null }
  readonly lastChange: LastChange | null
  /** The logs: how far each goes, who owns it, and what is kept outside. It is taken to and written to through this session alone. */
  readonly holder: Pick<Holder, 'grants' | 'heads' | 'late' | 'have'>
  /** How often a log was cut since the event was opened, for a later grant that fenced its end. */
  readonly cuts: number
  record(command: Command): Promise<Outcome<Recorded, Failure>>
  /** Writes facts that no command makes (an event's first entries). */
  write(partition: PartitionId, facts: readonly Fact[]): Promise<Outcome<SealedEntry, StoreFailure>>
  /** Takes what a remote holds of others; whether anything changed here. */
  take(batches: readonly Batch[], onRefused?: (refusal: Refusal) => void): Promise<Outcome<boolean, StoreFailure>>
  /** Answers another device's request, from what `limit` leaves it of the logs. */
  answer(asked: SyncRequest, limit?: (holder: Holder) => Holder): Promise<Outcome<SyncAnswer, StoreFailure>>
  /** Whether others write to this event or ever did, or anything is kept outside its logs: there is something to ask a remote for. */
  readonly follows: boolean
  /** Signs a head as the owner of its epoch; null where this device is not that. */
  sign(head: Head): SignedHead | null
  /** Goes on with the event's set-up on this device, by the event's recovery secret (32 bytes): what its owner wrote past what is here is fenced. */
  takeOverSetup(authority: Uint8Array, name?: string): Promise<Outcome<SealedEntry, StoreFailure>>
  /** Ends recording and frees the file, after whatever was begun. What is recorded later is refused. */
  close(): Promise<void>
}

const CLOSED = 'This event was closed before that could be recorded. Open it again; everything saved before is kept.'

/** Folds a file's log and opens it for recording. `device` signs what it wrote itself, for whoever asks for it. */
export async function openSession(
  file: EventFile,
  clock: () => number,
  device: Pick<Device, 'publicKey' | 'signingSecret'> | null = null,
): Promise<Session> {
  let state = createState()
  let cuts = 0
  const saved: Session['saved'] = { at: null, problem: null }
  let lastChange: LastChange | null = null
  const sign: SignOwn = (head, grants) =>
    device && grants.keyOf(head.partition, head.epoch) === device.publicKey ? signHead(file.event, head, device.signingSecret) : null
  const setupKey = (await foundingKey(file)) ?? file.setting(SETUP_KEY) ?? device?.publicKey ?? NOBODY
  const holder = await openHolder({ event: file.event, setupKey, store: file, sign }, (entry) => {
    applyEntry(state, entry)
    saved.at = Math.max(saved.at ?? 0, entry.at)
  })

  /** Applies what came from elsewhere; where a log was cut, all is made anew. */
  async function onTaken({ stored, cut }: Taken) {
    cuts += cut.length
    if (cut.length === 0) for (const entry of stored) applyEntry(state, entry)
    else {
      const next = createState()
      for (const { partition, seq } of [...holder.heads.values()].toSorted(
        (a, b) => Number(b.partition === SETUP) - Number(a.partition === SETUP),
      ))
        for (let from = 1; from <= seq; from += READ_AT_ONCE)
          for (const entry of await file.read(partition, from, READ_AT_ONCE)) applyEntry(next, entry)
      state = next
      lastChange = null
    }
    saved.at = Math.max(saved.at ?? 0, clock())
  }

  const epochOf = (partition: PartitionId) => state.grants.get(partition)?.at(-1)?.epoch ?? 1
  const placeOf = (contest: ContestId, competitor: CompetitorId): number | null => {
    const found = state.contests.get(contest)
    if (!found) return null
    const { byCompetitor, rows, places } = rankingOf(state, found)
    const row = byCompetitor.get(competitor)
    return row ? (places[rows.indexOf(row)] ?? null) : null
  }

  let closed = false

  const whyNot = (partition: PartitionId) =>
    device && (whyNotOurs(state, partition, device.publicKey) ?? (isCaughtUp(holder, partition) ? null : NOT_YET))

  async function write(partition: PartitionId, facts: readonly Fact[], opens?: number): Promise<Outcome<SealedEntry, StoreFailure>> {
    if (closed) return err({ kind: 'failed', message: CLOSED })
    const notOurs = opens === undefined ? whyNot(partition) : null
    if (notOurs) return err({ kind: 'failed', message: notOurs })
    const at = clock()
    const epoch = opens ?? epochOf(partition)
    let head: Head | null = holder.heads.get(partition) ?? null
    const entries = facts.map(({ kind, body }) => {
      const entry = seal(head, { event: file.event, partition, epoch, at, kind, body }, nodeDigest)
      head = headOf(entry)
      return entry
    })
    const stored = await file.append(entries)
    if (!stored.ok) {
      saved.problem = stored.error.message
      return stored
    }
    holder.note(entries)
    facts.forEach((fact, index) => applyFact(state, fact, entries[index]!))
    const brought = partition === SETUP && holder.late.entries.length > 0 ? await holder.again() : null
    if (brought && brought.stored.length + brought.cut.length > 0) await onTaken(brought)
    saved.at = at
    saved.problem = null
    return ok(entries.at(-1)!)
  }

  async function recordNow(asked: Command): Promise<Outcome<Recorded, Failure>> {
    if (closed) return err({ kind: 'refused', message: CLOSED })
    const command = isRehearsal(file.event) ? rehearsed(asked) : asked
    const held = { heads: holder.heads, late: holder.late.entries, key: device?.publicKey ?? '' }
    const decided = decide(state, command, clock(), held)
    if (!decided.ok) return decided
    if ('already' in decided.value) {
      const { partition, seq } = decided.value.already
      return ok({ seq, at: state.ledgers.get(partition)?.get(seq)?.at ?? clock(), already: true })
    }
    const { partition, facts } = decided.value
    const notOurs = whyNot(partition)
    if (notOurs) return err({ kind: 'refused', message: notOurs })
    // What nobody has been given yet is this table's own from the first entry on, or nobody else could ever tell that the entry is right.
    if (device && !ownerOf(state, partition)) {
      const grant: Fact = { kind: 'partition.granted', body: { partition, key: device.publicKey, epoch: 1 } }
      const granted = whyNot(SETUP) ? null : await write(SETUP, [grant])
      if (granted && !granted.ok) return err({ kind: 'not-saved', message: granted.error.message })
    }
    const subject = facts.map((fact) => subjectOf(state, partition, fact)).findLast((each) => each !== null) ?? null
    const from = subject && placeOf(subject.contest, subject.competitor)
    const written = await write(partition, facts)
    if (!written.ok) return err({ kind: 'not-saved', message: written.error.message })
    if (subject) lastChange = { ...subject, from }
    return ok({ seq: written.value.seq, at: written.value.at, already: false })
  }

  // One at a time, in order: what a command sees in the state is what its entry follows in the file.
  const inTurn = createTurns()

  return {
    file,
    get state() {
      return state
    },
    saved,
    holder,
    get cuts() {
      return cuts
    },
    get lastChange() {
      return lastChange
    },
    record: (command) => inTurn(() => recordNow(command)),
    write: (partition, facts) => inTurn(() => write(partition, facts)),
    take: (batches, onRefused) =>
      inTurn(() =>
        closed ? err({ kind: 'failed', message: CLOSED }) : takeAll(holder, batches, { onTaken, ...(onRefused ? { onRefused } : {}) }),
      ),
    answer: (asked, limit = (all) => all) =>
      inTurn(() =>
        closed
          ? err({ kind: 'failed', message: CLOSED })
          : respond(limit(holder), asked, { onTaken, sign: (head) => sign(head, holder.grants) }),
      ),
    get follows() {
      const { grants, late } = holder
      if (late.entries.length > 0 || grants.keyOf(SETUP, grants.newest(SETUP)) !== device?.publicKey) return true
      // Who owned anything once may still bring what came too late.
      return [...state.grants.values()].some((epochs) => epochs.some(({ key }) => key !== device?.publicKey))
    },
    sign: (head) => sign(head, holder.grants),
    takeOverSetup: (authority, name) =>
      inTurn(async () => {
        if (!device || publicKey(authority) !== holder.grants.authority()) return err({ kind: 'failed', message: NOT_THE_KEY })
        const newest = holder.grants.newest(SETUP)
        const grant = grantSetup(file.event, holder.heads.get(SETUP) ?? null, { key: device.publicKey, name, newest }, authority)
        return await write(SETUP, [{ kind: 'partition.granted', body: grant }], grant.epoch)
      }),
    close: () =>
      inTurn(() => {
        if (!closed) file.close()
        closed = true
      }),
  }
}

const NOT_YET =
  'This was handed over to this device, and not all that was entered before is here yet. Nothing was recorded; wait until the rest has come.'

const NOT_THE_KEY = 'That is not this event’s recovery key. Nothing was changed.'

/** The setting of a device that has joined, by which it knows the first `setup` entries that it takes. */
export const SETUP_KEY = 'setup-key'

/** Of a file that nobody is granted yet: a key that signs nothing. */
const NOBODY = '0'.repeat(64)

/** The key that owns epoch 1 of `setup`: the one that made the file says so among its first entries. */
async function foundingKey(file: EventFile): Promise<string | null> {
  for (const entry of await file.read(SETUP, 1, 10)) {
    const grant = grantIn(entry)
    if (grant?.partition === SETUP && grant.epoch === 1) return grant.key
  }
  return null
}
