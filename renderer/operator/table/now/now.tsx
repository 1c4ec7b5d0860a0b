// The centre of the table: who is up and for what, the one input, and who comes next.
import type { RefObject } from 'react'
import { ComingMatches, MatchNow } from '../../matches/match-now.tsx'
import { Overall } from '../../matches/overall.tsx'
import { currentTarget } from '../../state/operator.ts'
import { useOperator } from '../../state/use-operator.ts'
import { Judges } from '../../rulings/judges.tsx'
import { Pairs } from '../../rulings/pairs.tsx'
import { NeededLine } from '../../why/needed-line.tsx'
import { Card } from './card.tsx'
import { Coming } from './coming.tsx'
import { Complete, NobodyEntered } from './complete.tsx'
import { EntryLine } from './entry-line.tsx'
import './now.css'
import { Up } from './up.tsx'

/** One attempt of one competitor at a time. */
function Attempt() {
  const now = useOperator(({ table }) => table?.now ?? null)
  const redeclaring = useOperator((state) => state.redeclaring !== null && currentTarget(state)?.asks === 'declaration')
  if (!now) return <Complete />
  return (
    <>
      <Up turn={now} redeclaring={redeclaring} />
      <Card competitor={now.id} slot={now.slot} />
      <NeededLine />
      <Judges />
    </>
  )
}

/** What stands over the input, by where a contest's results come from. */
function Head() {
  const takes = useOperator(({ table }) => table?.takes ?? null)
  const empty = useOperator(({ table }) => table?.standing.rows.length === 0)
  if (takes === null) return null
  if (empty) return <NobodyEntered />
  return takes === 'matches' ? <MatchNow /> : takes === 'contests' ? <Overall /> : <Attempt />
}

export function Now({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const matches = useOperator(({ table }) => table?.takes === 'matches')
  return (
    <section className="now" aria-label="Now">
      <Head />
      <EntryLine input={input} />
      {!matches && <Pairs />}
      {matches ? <ComingMatches /> : <Coming />}
    </section>
  )
}
