// The open event seen from its other laptop: follows the table while this one stands by, takes over with the recovery key, and tells a laptop
// that was replaced. It holds the lines to the other laptops; the logs are the session's, and who has joined is the hub's.
import { randomBytes } from 'node:crypto'
import type { Failure, PublicationView } from '../../core/contract/contract.ts'
import type { StandbyView } from '../../core/contract/standby.ts'
import { SETUP } from '../../core/ids.ts'
import { err, type Outcome, ok } from '../../core/outcome.ts'
import { partWords } from '../../core/views/part-words.ts'
import type { Hub } from '../hub/hub.ts'
import { newToken } from '../hub/token.ts'
import type { Device } from '../keys/device-key.ts'
import type { Publication } from '../station/publication.ts'
import type { Session } from '../station/session.ts'
import { askToFollow } from './ask-table.ts'
import { keepStandby, type KeptStandby, readStandby } from './kept.ts'
import { createLink, type Link, type LinkTools } from './link.ts'
import { type SignIn, signIn } from './sign-in.ts'
import { finishTakeOver, ownsSetup, takeOver, whyNoTakeOver } from './take-over.ts'

/** How often the table is asked who has joined. */
const ASK_EVERY = 4000

export interface Standby {
  /** What this laptop is; null where it is the table. */
  view(): StandbyView | null
  /** How publication stands, where this laptop has yet to be let in at the server. */
  publication(view: PublicationView): PublicationView
  /** Why nothing is entered here now; null where it is the table. */
  refuses(): Failure | null
  /** Goes on with the event here. `anyway`: nothing is to be done where it is the table already. */
  takeOver(typed: string, anyway?: boolean): Promise<Outcome<{ upTo: number | null; parts: string[] }, Failure>>
  /** Something was recorded. */
  wake(): void
  /** Something of the event changed: another laptop may have said where it is found. */
  look(): void
  stop(): Promise<void>
}

/** The token that the table's laptop is told, to send here with. */
const tokenFor = (event: Session['file']['event']) => newToken(event, (count) => new Uint8Array(randomBytes(count)))

/** What a laptop keeps of the table whose hub it has joined. */
export function keptFor(joined: KeptStandby['table'] & { key: string }, event: Session['file']['event'], name: string): KeptStandby {
  const { url, token, key } = joined
  return { table: { url, token }, name, back: { key, token: tokenFor(event) }, server: null, others: [], tookOver: false }
}

/** Starts what the open event's other laptops need of this one. */
export function createStandby(
  parts: { session: Session; device: Device; hub: Hub; publication: Publication },
  tools: LinkTools & { askEvery?: number },
): Standby {
  const { session, device, hub, publication } = parts
  const { onChange, onFault, askEvery = ASK_EVERY } = tools
  const { file } = session
  let kept = readStandby(file)
  let stopped = false
  let table: Link | null = null
  /** Lines to the laptops that stand by for this one. */
  const others = new Map<string, Link>()
  let asking: NodeJS.Timeout | null = null
  let signing: SignIn | null = null

  const role = () => {
    if (ownsSetup(session, device.publicKey)) return 'table'
    if (kept && !kept.tookOver) return 'standby'
    const wasOurs = session.state.grants.get(SETUP)?.some(({ key }) => key === device.publicKey)
    if (wasOurs) return 'replaced'
    // What nobody has written to yet is whoever's begins it.
    return session.holder.heads.has(SETUP) ? 'elsewhere' : 'table'
  }

  function keep(next: KeptStandby) {
    // What could not be kept is found out again at the next answer, or the next start.
    keepStandby(file, next)
    kept = next
  }

  /** Tells the table where this laptop is found, and hears who has joined there. */
  async function ask() {
    const here = hub.address()
    if (stopped || !kept || !here || role() !== 'standby') return
    const { table: to, back } = kept
    const answer = await askToFollow(to.url, to.token, { v: 1, url: here.url, token: back.token })
    // Whether the table is there, and why not, its line says already.
    if (stopped || !answer.ok || role() !== 'standby') return
    const { devices, server, others } = answer.value
    hub.learn(devices, new Set([device.publicKey, back.key]))
    if (server === kept.server && JSON.stringify(others) === JSON.stringify(kept.others)) return
    keep({ ...kept, server, others })
    lines()
    onChange()
  }
  function askOn() {
    if (stopped) return
    void ask()
      .catch(onFault)
      .then(() => {
        if (!stopped) asking = setTimeout(askOn, askEvery)
      })
  }

  function standFor({ table: to, back }: KeptStandby) {
    table = createLink(session, to, tools)
    hub.admit({ key: back.key, name: 'The table’s laptop', token: back.token })
  }
  /** Where another laptop that stood by has gone on with the event, this one stands by for that from now on. */
  function followOn() {
    if (!kept || role() !== 'standby') return
    const owner = session.state.grants.get(SETUP)?.at(-1)?.key
    const next = kept.others.find(({ key }) => key === owner)
    if (!next) return
    void table?.stop().catch(onFault)
    const { url, key } = next
    const { token } = kept.table
    keep({
      ...kept,
      table: { url, token },
      back: { key, token: tokenFor(file.event) },
      others: kept.others.filter((each) => each !== next),
    })
    standFor(kept)
  }
  /** Those that stand by for the same table: one of them may go on with the event, and is heard at once then. */
  const beside = (): { key: string; url: string; token: string }[] => {
    if (!kept || role() !== 'standby') return []
    const { token } = kept.table
    return kept.others.map((each) => ({ ...each, token }))
  }

  /** A line to each laptop that has said where it is found, or that stands by as well. */
  function lines() {
    const wanted = new Map([...hub.others(), ...beside()].map(({ key, url, token }) => [`${key} ${url} ${token}`, { url, token }]))
    for (const [name, link] of others) {
      if (wanted.has(name)) continue
      others.delete(name)
      void link.stop().catch(onFault)
    }
    for (const [name, to] of wanted) if (!others.has(name)) others.set(name, createLink(session, to, tools))
  }

  /** Where the other laptop published, this one goes on. */
  function publish() {
    if (signing || !kept?.tookOver || kept.server === null || publication.origin() !== null) return
    signing = signIn(publication, session.state.event?.name ?? 'Event', kept.server, {
      // From now on it is as connected as by hand, and so it can be disconnected.
      onIn: () => kept && keep({ ...kept, server: null }),
      onChange,
      onFault,
    })
  }

  const rest = async (name: string): Promise<Outcome<null, Failure>> => {
    const finished = await finishTakeOver(session, device, name)
    if (!finished.ok) return finished
    if (kept) keep({ ...kept, tookOver: true })
    publish()
    return ok(null)
  }

  if (kept) {
    standFor(kept)
    askOn()
    // Stopped in the middle of taking over: what is left of it is done now.
    if (ownsSetup(session, device.publicKey) && !kept.tookOver) void rest(kept.name).catch(onFault)
    else publish()
  }
  followOn()
  lines()

  const theirs = () => [...(table ? [table] : []), ...others.values()]

  return {
    view() {
      const now = role()
      if (now === 'table') return null
      if (now === 'standby') {
        const state = table?.state() ?? 'away'
        const away = { here: null, away: AWAY, refused: REFUSED }[state]
        return { role: 'standby', upTo: table?.upTo() ?? null, away, server: kept?.server ?? null, cannot: whyNoTakeOver(session) }
      }
      if (now === 'elsewhere') return { role: 'elsewhere', cannot: whyNoTakeOver(session) }
      const { name, at } = session.state.grants.get(SETUP)!.at(-1)!
      const mine = session.holder.late.entries.filter(
        ({ partition, epoch }) => session.holder.grants.keyOf(partition, epoch) === device.publicKey,
      )
      const delivered = mine.length === 0 || theirs().some((link) => link.delivered()) || publication.view().state === 'public'
      return { role: 'replaced', by: name ?? 'another laptop', since: at, late: mine.length, delivered }
    },
    publication(view) {
      const problem = view.state === 'off' ? (signing?.problem() ?? null) : null
      return problem === null ? view : { ...view, state: 'problem', sentence: `${NOT_LET_IN} ${problem}` }
    },
    refuses() {
      const now = role()
      if (now === 'table') return null
      if (now === 'standby') return { kind: 'refused', message: STANDS_BY }
      if (now === 'elsewhere') return { kind: 'refused', message: ELSEWHERE }
      const by = session.state.grants.get(SETUP)?.at(-1)?.name ?? 'another laptop'
      return {
        kind: 'refused',
        message: `${by} is the table now and goes on with this event. Nothing was recorded here: enter it there. What was entered here before is kept.`,
      }
    },
    async takeOver(typed, anyway = false) {
      if (role() === 'table' && !anyway) return err({ kind: 'refused', message: 'This laptop is the table already. Nothing was changed.' })
      const upTo =
        theirs().reduce<number | null>((latest, link) => Math.max(latest ?? 0, link.upTo() ?? 0) || null, null) ?? session.saved.at
      const isFirst = session.holder.grants.keyOf(SETUP, 1) === device.publicKey
      const name = kept?.name ?? (isFirst ? 'First laptop' : 'Recovered laptop')
      const taken = await takeOver(session, device, typed, name)
      if (!taken.ok) return taken
      if (kept) keep({ ...kept, tookOver: true })
      publish()
      for (const link of theirs()) link.wake()
      onChange()
      return ok({ upTo, parts: taken.value.map((partition) => partWords(session.state, partition).words) })
    },
    wake() {
      for (const link of theirs()) link.wake()
    },
    look() {
      if (stopped) return
      followOn()
      lines()
    },
    async stop() {
      stopped = true
      if (asking) clearTimeout(asking)
      signing?.stop()
      await Promise.all(theirs().map((link) => link.stop()))
    },
  }
}

const NOT_LET_IN = 'This laptop is not let in at the results server yet, and asks again by itself. Everything is kept here.'
const AWAY = 'The table’s laptop does not answer. All that came from it is kept here.'
const REFUSED =
  'The table’s laptop does not take this one any more, or has another event open. All that came from it is kept here. Ask there for a new code.'
const ELSEWHERE =
  'This event belongs to another laptop, so nothing was recorded: enter it there. To go on with it on this one, take over here with its recovery key.'
const STANDS_BY =
  'This laptop stands by, so nothing was recorded: enter it at the table. If the table’s laptop is gone, take over here with the recovery key.'
