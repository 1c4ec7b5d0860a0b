// The centre of the table: who is up and for what, the one input, and who comes next.
import type { RefObject } from 'react'
import { currentTarget } from '../../state/operator.ts'
import { useOperator } from '../../state/use-operator.ts'
import { Card } from './card.tsx'
import { Coming } from './coming.tsx'
import { Complete, NobodyEntered } from './complete.tsx'
import { EntryLine } from './entry-line.tsx'
import './now.css'
import { Up } from './up.tsx'

export function Now({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const now = useOperator(({ table }) => table?.now ?? null)
  const entered = useOperator(({ table }) => (table ? table.order.length : null))
  const redeclaring = useOperator((state) => state.redeclaring !== null && currentTarget(state)?.asks === 'declaration')
  return (
    <section className="now" aria-label="Now">
      {now ? <Up turn={now} redeclaring={redeclaring} /> : entered === 0 ? <NobodyEntered /> : entered !== null && <Complete />}
      {now && <Card competitor={now.id} slot={now.slot} />}
      <EntryLine input={input} />
      <Coming />
    </section>
  )
}
