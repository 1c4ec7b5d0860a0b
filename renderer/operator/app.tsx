// Which screen is on: loading, welcome, set-up or the table. All come from the station's view.
import { useEffect, useState } from 'react'
import { apart } from './apart/apart.tsx'
import { rest } from './apart/rest.ts'
import { WholePlace } from './apart/whole-place.tsx'
import { DamageBanner } from './backup/damage-banner.tsx'
import { StandbyBanner } from './standby/standby-banner.tsx'
import { Waiting } from './standby/waiting.tsx'
import { RehearsalBanner } from './rehearsal/rehearsal-banner.tsx'
import { useOperator } from './state/use-operator.ts'
import { Table } from './table/table.tsx'

const Welcome = apart(rest, (module) => module.Welcome, WholePlace)
const SetUp = apart(rest, (module) => module.SetUp, WholePlace)

/** Waiting for the station's first word; after a while it says what to do. */
function Loading() {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 4000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <main className="whole" aria-busy="true" data-testid="loading">
      <output className="quiet">
        {long
          ? 'The station does not answer yet. If Scoretable was stopped, start it again; this page goes on by itself.'
          : 'Reaching the station…'}
      </output>
    </main>
  )
}

export function App() {
  const phase = useOperator(({ station }) => station?.phase ?? null)
  const place = useOperator(({ place }) => place)
  // Of what is set up elsewhere nothing is changed here.
  const standsBy = useOperator(({ station }) => station?.standby?.role === 'standby')
  const contests = useOperator(({ station }) => station?.event?.contests.length ?? 0)
  if (phase === null) return <Loading />
  if (phase === 'welcome') return <Welcome />
  return (
    <div className="framed">
      <RehearsalBanner />
      <StandbyBanner />
      <DamageBanner />
      {contests > 0 && (place === 'table' || standsBy) ? <Table /> : standsBy ? <Waiting /> : <SetUp />}
    </div>
  )
}
