// What a contest is made of, in the place of the running order: the contests whose standings feed this one.
import { Glyph } from '../parts/glyph.tsx'
import { Said } from '../parts/words.tsx'
import { progressWords } from '../state/contest-title.ts'
import { useActions, useOperator } from '../state/use-operator.ts'
import '../table/order/running-order.css'

export function SourceList() {
  const operator = useActions()
  const sources = useOperator(({ table }) => table?.sources)
  const groups = useOperator(({ table }) => table?.standing.groups)
  // What its column in the standing is headed by.
  const heads = (groups ?? []).flatMap(({ short, attempts }) =>
    attempts === 1 ? [short] : Array.from({ length: attempts }, (_, index) => `${short}${index + 1}`),
  )
  return (
    <section className="order" aria-label="Where its results come from" data-testid="source-list">
      <div className="region-head">
        <h2>Comes from</h2>
      </div>
      <ol className="scroll">
        {sources?.map((source, index) => {
          const complete = source.total > 0 && source.done === source.total
          return (
            <li key={source.contest}>
              <button
                type="button"
                className="order-row"
                data-testid="source-row"
                data-state={complete ? 'done' : 'waiting'}
                onClick={() => void operator.focus(source.contest)}
              >
                <Glyph shape={complete ? 'mark' : 'waiting'} />
                <b className="bib">{heads[index]}</b>
                <Said text={source.name} className="grow" />
                <span className="end">{progressWords(source)}</span>
              </button>
            </li>
          )
        })}
      </ol>
      {sources?.length === 0 && <p className="quiet none-yet">It is made of no contest of this event yet.</p>}
    </section>
  )
}
