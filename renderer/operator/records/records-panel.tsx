// Records in the right column: results that claim one, to be ratified or refused; what stands; and how more is listed.
import type { RecordsView } from '../../../core/views/records.ts'
import { Said } from '../parts/words.tsx'
import { Panel } from '../table/panels/panel.tsx'
import { useWatched } from '../why/use-watched.ts'
import { Claim } from './claim.tsx'
import { ListRecords } from './list-records.tsx'
import './records.css'

const holders = ({ holders: all }: RecordsView['records'][number]): string =>
  all.map(({ holder, when, where }) => [holder, where, when].filter(Boolean).join(', ')).join('; ')

function Standing({ view }: { view: RecordsView }) {
  if (view.records.length === 0)
    return <p className="quiet">No record is listed yet. List those that stand, and each result that beats one claims it from then on.</p>
  return (
    <table className="sheet records-sheet">
      <tbody>
        {view.records.map((row) => (
          <tr key={`${row.book} ${row.division} ${row.what}`} data-testid="record-row">
            <td>
              <Said text={`${row.divisionName} · ${row.whatName}`} />
              <span className="quiet small">{row.bookName}</span>
            </td>
            <td className="number">
              <b>{row.text ?? '–'}</b>
            </td>
            <td>
              <Said text={row.text === null ? 'none stands yet' : holders(row)} className="small" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function RecordsPanel() {
  const view = useWatched({ topic: 'records' })
  const claims = view ? view.claims.toReversed() : []
  return (
    <Panel name="records" title="Records">
      {view && (
        <>
          {claims.length > 0 && (
            <section className="stack" aria-label="Claims">
              <h3>Claimed</h3>
              <ul className="stack">
                {claims.map((claim) => (
                  <Claim key={JSON.stringify([claim.contest, claim.competitor, claim.book, claim.what, claim.value])} claim={claim} />
                ))}
              </ul>
            </section>
          )}
          <section className="stack" aria-label="Standing records">
            <h3>Standing</h3>
            <Standing view={view} />
          </section>
          <ListRecords view={view} />
        </>
      )}
    </Panel>
  )
}
