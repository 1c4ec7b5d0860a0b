// The screen of a part: what this phone is, the one sentence that matters, whom it judges, and how far its entries have come.
import { useEffect, useState } from 'react'
import type { Value } from '../../../core/formats/value.ts'
import { isRehearsal } from '../../../core/rehearsal/mark.ts'
import type { Joined } from '../keys/identity.ts'
import { feel } from '../parts/feel.ts'
import { isNewer } from '../parts/newer.ts'
import { useAwake } from '../parts/use-awake.ts'
import type { Given } from '../phone/given.ts'
import { type Call, taskOf } from '../phone/part-view.ts'
import type { Phone } from '../phone/phone.ts'
import type { SessionState } from '../phone/session.ts'
import { isAtTable, whereIs } from '../phone/where.ts'
import { About } from './about.tsx'
import { alertOf } from './alerts.ts'
import { Banner, Foot, Person, TopBar } from './around.tsx'
import { Enter } from './enter.tsx'
import { Sent } from './sent.tsx'
import { whomToShow } from './whom.ts'

interface Props {
  session: SessionState
  identity: Joined
  phone: Phone
  others: readonly Joined[]
}

/** Whom the person has in hand, and why the table's next call does not take them away. */
interface Held {
  call: Call
  why: 'typing' | 'chosen' | 'offline'
}

const keyOf = (call: Call | null) => (call ? `${call.id} ${call.slot}` : '')
const ASK_NEWER = 600_000

export function PartScreen({ session, identity, phone, others }: Props) {
  const [held, setHeld] = useState<Held | null>(null)
  const [changing, setChanging] = useState<number | null>(null)
  const [about, setAbout] = useState(false)
  const [newer, setNewer] = useState(false)
  useAwake()
  useEffect(() => {
    const ask = () => void isNewer().then((yes) => yes && setNewer(true))
    const timer = setInterval(ask, ASK_NEWER)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [])

  const { view, given, here, reach, seen } = session
  const part = view === 'unreadable' ? null : view
  const inHand = held && !(held.why === 'offline' && here) ? held.call : null
  const { mode, whom, given: mine, called, next } = whomToShow(part, given, inHand, here)
  const task = part && taskOf(part)
  const owns = task !== null && seen.partitions.some(({ partition }) => partition === task.partition)
  const alert = alertOf({ ...session, newer: session.newer || newer })
  const hold = (call: Call | null, why: Held['why']) => {
    setHeld(call && { call, why })
    setChanging(null)
  }

  // What is half typed stays where the part goes away: the table may have it for a moment alone, to settle what came too late.
  const mayEnter = owns || held?.why === 'typing'
  const isEntering = whom !== null && task !== null && mayEnter && (mode === 'enter' || (mode === 'given' && changing !== null))
  const said = (
    <>
      <Banner alert={alert} onJoin={() => phone.askForCode()} />
      {called && (
        <button type="button" className="called" data-testid="called" onClick={() => hold(null, 'typing')}>
          The table has called <bdi>{called.name}</bdi>. This is still for <bdi>{whom?.name}</bdi>. <u>Go to the new one</u>
        </button>
      )}
    </>
  )

  async function write(kind: string, body: Record<string, unknown>): Promise<string | null> {
    if (!task) return 'NOT SAVED: this phone has no part any more.'
    const kept = await phone.record(task.partition, { kind, body: body as never })
    feel(kept.ok ? 'kept' : 'not-kept')
    return kept.ok ? null : kept.error.message
  }
  async function send(to: Call, values: Record<string, Value>, reason: string | null): Promise<string | null> {
    const isMark = task?.kind === 'judge'
    const what = isMark ? { marks: values } : { values }
    const said =
      mine && reason !== null
        ? await write(isMark ? 'mark.corrected' : 'attempt.corrected', { replaces: mine.seq, ...what, reason })
        : await write(isMark ? 'mark.given' : 'attempt.recorded', { contest: part?.contest, competitor: to.id, slot: to.slot, ...what })
    if (said === null) hold(here ? null : to, 'offline')
    return said
  }
  async function takeBack({ seq }: Given, reason: string): Promise<string | null> {
    return await write('entry.voided', { voids: seq, reason })
  }

  return (
    <main className="part" data-testid="part" data-mode={mode}>
      {isRehearsal(identity.event) && (
        <p className="rehearsal" data-testid="rehearsal">
          REHEARSAL <span>nothing here counts</span>
        </p>
      )}
      <TopBar session={session} onAbout={() => setAbout(true)} />
      <section className="now" key={keyOf(whom)}>
        {whom ? (
          <Person call={whom} />
        ) : (
          <p className="nobody" data-testid="nobody">
            {nobodyText(part !== null, owns)}
          </p>
        )}
        {!isEntering && said}
        {mode === 'waiting' && next && !here && (
          <button type="button" className="primary" onClick={() => hold(next, 'offline')}>
            Go on with <bdi>{next.name}</bdi>
          </button>
        )}
        {isEntering && whom && part && task && (
          <Enter
            key={`${keyOf(whom)} ${changing ?? ''} ${part.fields.map(({ id }) => id).join()}`}
            fields={part.fields}
            kind={task.kind}
            said={said}
            before={mode === 'given' ? mine : null}
            wait={!owns ? NOT_OURS : session.ready ? null : here ? FETCHING : NOT_FETCHED}
            onTyping={() => (held?.call !== whom || held.why !== 'typing') && setHeld({ call: whom, why: 'typing' })}
            onSend={(values, reason) => send(whom, values, reason)}
            onCancel={changing === null ? null : () => hold(null, 'typing')}
          />
        )}
        {mode === 'given' && mine && changing === null && (
          <Sent
            fields={part?.fields ?? []}
            given={mine}
            where={whereIs({ ...mine, seq: mine.newest }, reach)}
            atTable={isAtTable({ ...mine, seq: mine.newest }, reach)}
            next={next}
            owns={owns}
            onNext={() => hold(next, 'offline')}
            onChange={() => {
              hold(whom, 'typing')
              setChanging(mine.seq)
            }}
            onTakeBack={(reason) => takeBack(mine, reason)}
          />
        )}
        {mode === 'given' && held?.why === 'chosen' && (
          <button type="button" className="plain" onClick={() => hold(null, 'typing')}>
            Back to who is up
          </button>
        )}
      </section>
      <Foot session={session} fields={part?.fields ?? []} shown={mode === 'given' ? mine : null} onOpen={(call) => hold(call, 'chosen')} />
      {about && (
        <About
          session={session}
          identity={identity}
          phone={phone}
          others={others}
          onChoose={(call) => {
            hold(call, 'chosen')
            setAbout(false)
          }}
          onClose={() => setAbout(false)}
        />
      )}
    </main>
  )
}

const NOT_OURS = 'This part is not this phone’s just now: nothing can be sent. What you typed stays here.'
const FETCHING = 'What was given before on this part is being fetched. A moment, and you can send.'
const NOT_FETCHED = 'What was given before on this part is not here yet. It comes as soon as the table answers; then you can send.'

const nobodyText = (known: boolean, owns: boolean): string =>
  !known
    ? 'The table has not said yet what this phone judges.'
    : owns
      ? 'Nobody is up. The table calls the next one.'
      : 'There is nothing to give here just now.'
