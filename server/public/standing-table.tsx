// A standing in public: a table where there is room (and on paper), a card for each competitor on a phone. The same markup for both, and
// little of it: on a phone the labels that the table's head carries come from `data-l`.
import type { Cell, StandingRow, StandingView } from '../../core/views/view.ts'

export function Standing({ groups, columns, attributes, rows, decisive }: StandingView) {
  const single = groups.every(({ attempts }) => attempts === 1)
  // Attempts in one line of a card; a longer group goes on in the next.
  const line = groups.some(({ attempts }) => attempts > 3 && attempts % 4 === 0) ? 4 : 3
  const slots = groups.flatMap(({ id, short, attempts }) =>
    Array.from({ length: attempts }, (_, index) => ({
      key: `${id}${index}`,
      number: index + 1,
      label: index === 0 ? short : undefined,
      className: index === 0 ? 'c g' : index % line === 0 ? 'c r' : 'c',
    })),
  )
  const others = columns.map((column, index) => ({ ...column, index })).filter(({ index }) => index !== decisive)
  const rowSpan = single ? 1 : 2
  return (
    <table className={single ? 'single' : line === 4 ? 'four' : undefined}>
      <thead>
        <tr>
          <th rowSpan={rowSpan} className="p">
            #
          </th>
          <th rowSpan={rowSpan} className="w">
            Name
          </th>
          {attributes.map(({ id, name, short, unit }) => (
            <th key={id} rowSpan={rowSpan} title={name}>
              {short}
              {unit !== undefined && ` (${unit})`}
            </th>
          ))}
          {groups.map(({ id, name, short, attempts }) => (
            <th key={id} colSpan={attempts} className={single ? 'g' : 'g h'} title={single ? name : undefined}>
              {single ? short : name}
            </th>
          ))}
          {others.map(({ id, name, short }, index) => (
            <th key={id} rowSpan={rowSpan} title={name} className={index === 0 ? 'g' : undefined}>
              {short}
            </th>
          ))}
          <th rowSpan={rowSpan} className="d g">
            {columns[decisive]?.name}
          </th>
        </tr>
        {!single && (
          <tr>
            {slots.map(({ key, number, className }) => (
              <th key={key} className={className}>
                {number}
              </th>
            ))}
          </tr>
        )}
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={neverBegan(row) ? 'out' : undefined}>
            <td className={row.place === null && row.status !== undefined ? 'p s' : 'p'}>{placeOf(row)}</td>
            <th scope="row" className="w">
              <bdi>{row.name}</bdi>
              <small>
                {row.bib}
                {row.team !== undefined && (
                  <>
                    {' · '}
                    <bdi>{row.team}</bdi>
                  </>
                )}
                {row.ruled?.some(({ counts }) => counts) && <em> · {ruledOf(row)}</em>}
                {row.note !== undefined && row.note !== row.status && <em> · {row.note}</em>}
              </small>
            </th>
            {attributes.map(({ id, short }, index) => (
              <td key={id} className="a" data-l={short}>
                {row.attributes[index]}
              </td>
            ))}
            {slots.map(({ key, label, className }, slot) => (
              <Attempt key={key} cell={row.cells[slot]} label={label} className={className} />
            ))}
            {others.map(({ id, short, index }, position) => (
              <td key={id} className={position === 0 ? 'x g' : 'x'} data-l={short}>
                {row.results[index] || '–'}
              </td>
            ))}
            <td className="d g">{row.results[decisive] || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const placeOf = ({ place, tied, status }: StandingRow) => (place === null ? (status ?? '–') : tied ? `${place}=` : String(place))

/** What was ruled about somebody and counts, with its reasons. */
const ruledOf = ({ ruled = [] }: StandingRow) =>
  ruled
    .filter(({ counts }) => counts)
    .map(({ what, reason }) => `${what}: ${reason}`)
    .join(' · ')

const neverBegan = ({ status, cells }: StandingRow) => status !== undefined && cells.every(({ state }) => state === 'todo')

/** One attempt. What does not count is struck out and crossed, besides its colour. */
function Attempt({ cell, label, className }: { cell: Cell | undefined; label: string | undefined; className: string }) {
  const { state = 'todo', text = '', detail, corrected, ruled } = cell ?? {}
  const crossed = state === 'none' && text !== '–'
  return (
    <td
      className={state === 'mark' ? className : `${className} ${state}`}
      data-l={label}
      title={ruled ? `${detail ?? text} (ruled: ${ruled.reason}; it was ${ruled.was})` : detail === text ? undefined : detail}
    >
      {crossed ? <s>{text}</s> : text || (state === 'todo' ? '·' : '')}
      {corrected && '*'}
      {ruled && '§'}
      {crossed && <i>✕</i>}
    </td>
  )
}
