// The public standing of a contest: a table where there is room, a card for each competitor on a phone; the same markup for both.
import type { Cell, StandingRow, StandingView } from '../../core/views/view.ts'
import { AsOf, page } from './document.tsx'
import type { StandingSnapshot } from './snapshot.ts'

export function contestPage({ event, registeredName, summary, standing, version, asOf }: StandingSnapshot): string {
  const eventName = summary?.name ?? registeredName
  const { contestName, division, formatName, rows, done, total } = standing
  const complete = standing.complete && total > 0 && done === total
  const corrected = rows.some(({ cells }) => cells.some((cell) => cell.corrected))
  const about = [division === contestName ? null : division, formatName].filter(Boolean).join(' · ')
  return page({
    title: `${contestName} · ${eventName}`,
    version,
    children: (
      <>
        <header>
          <nav>
            <a href={`/e/${event}`} dir="auto">
              ← {eventName}
            </a>
          </nav>
          <h1 dir="auto">{contestName}</h1>
          <p className="sub" dir="auto">
            {about}
          </p>
          <p className="state">
            <b className={complete ? 'complete' : undefined}>{complete ? 'Complete' : 'Provisional'}</b>
            <span>
              {done} of {total} attempts
            </span>
            <AsOf at={asOf} />
          </p>
        </header>
        {!standing.complete && (
          <p className="note">
            Some entries were written by a newer version of Scoretable and are not counted here yet. This standing is incomplete.
          </p>
        )}
        {rows.length === 0 ? <p className="note">No competitors have been entered yet.</p> : <Standing {...standing} />}
        <footer>
          <span className="m">✓</span> counts · <span className="n">✕</span> does not count
          {rows.some(({ tied }) => tied) && ' · = place shared'}
          {corrected && ' · * corrected'}
        </footer>
      </>
    ),
  })
}

function Standing({ groups, columns, attributes, rows, decisive }: StandingView) {
  // One label for each attempt's cell: `SQ 1`; a group of one attempt needs no number.
  const slots = groups.flatMap(({ id, short, attempts }) =>
    Array.from({ length: attempts }, (_, index) => ({
      key: `${id}${index}`,
      number: index + 1,
      label: attempts > 1 ? `${short} ${index + 1}` : short,
      first: index === 0,
    })),
  )
  const others = columns.map((column, index) => ({ ...column, index })).filter(({ index }) => index !== decisive)
  return (
    <table className={`n${Math.max(...groups.map(({ attempts }) => attempts))}`}>
      <thead>
        <tr>
          <th rowSpan={2}>#</th>
          <th rowSpan={2} className="w">
            Name
          </th>
          {attributes.map(({ id, name, short, unit }) => (
            <th key={id} rowSpan={2} title={name}>
              {short}
              {unit && ` (${unit})`}
            </th>
          ))}
          {groups.map(({ id, name, attempts }) => (
            <th key={id} colSpan={attempts} className="g">
              {name}
            </th>
          ))}
          {others.map(({ id, name, short }, index) => (
            <th key={id} rowSpan={2} title={name} className={index === 0 ? 'g' : undefined}>
              {short}
            </th>
          ))}
          <th rowSpan={2} className="g">
            {columns[decisive]?.name}
          </th>
        </tr>
        <tr>
          {slots.map(({ key, number, first }) => (
            <th key={key} className={first ? 'g' : undefined}>
              {number}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="p">{placeOf(row)}</td>
            <th scope="row" className="w">
              <b>
                <bdi>{row.name}</bdi>
              </b>
              <small>
                {row.bib}
                {row.team !== undefined && (
                  <>
                    {' · '}
                    <bdi>{row.team}</bdi>
                  </>
                )}
              </small>
              {row.note !== undefined && row.note !== row.status && <em> {row.note}</em>}
            </th>
            {attributes.map(({ id, short }, index) => (
              <td key={id} className="t" data-l={short}>
                {row.attributes[index]}
              </td>
            ))}
            {slots.map(({ key, label, first }, slot) => (
              <Attempt key={key} cell={row.cells[slot]} label={label} first={first} />
            ))}
            {others.map(({ id, short, index }, position) => (
              <td key={id} className={position === 0 ? 'g' : undefined} data-l={short}>
                {row.results[index] || '–'}
              </td>
            ))}
            <td className="d g" data-l={columns[decisive]?.short}>
              {row.results[decisive] || '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const placeOf = ({ place, tied, status }: StandingRow) => (place === null ? (status ?? '–') : tied ? `${place}=` : String(place))

const CLASS: Record<Cell['state'], string> = { mark: 'm', none: 'n', open: 'o', todo: 't' }

/** One attempt: its colour always comes with a shape. */
function Attempt({ cell, label, first }: { cell: Cell | undefined; label: string; first: boolean }) {
  const state = cell?.state ?? 'todo'
  return (
    <td className={`${CLASS[state]}${first ? ' g' : ''}`} data-l={label} title={cell?.detail}>
      {state === 'none' ? <s>{cell?.text}</s> : cell?.text || (state === 'todo' ? '·' : '')}
      {cell?.corrected && '*'}
      {state === 'mark' && <i>✓</i>}
      {state === 'none' && <i>✕</i>}
    </td>
  )
}
