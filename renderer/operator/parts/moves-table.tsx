// Who would stand elsewhere, or with another result, before anybody decides it.
import type { ReformatMove } from '../../../core/views/format.ts'
import { moveText } from '../state/changes.ts'
import { Said } from './words.tsx'

/** `name` begins the test ids: NAME-count and NAME-move. */
export function MovesTable({ moves, competitors, name }: { moves: readonly ReformatMove[]; competitors: number; name: string }) {
  const placed = moves.filter(({ from, to }) => from !== to).length
  return (
    <>
      <p>
        <strong data-testid={`${name}-count`}>
          {placed === 0 ? 'Nobody changes place.' : `${placed} of ${competitors} change places.`}
        </strong>{' '}
        {moves.length > placed &&
          `${moves.length - placed} ${moves.length - placed === 1 ? 'other has' : 'others have'} another result on the same place.`}
      </p>
      {moves.length > 0 && (
        <div className="scroll fmt-moves">
          <table className="sheet">
            <thead>
              <tr>
                <th>Place</th>
                <th className="number">Number</th>
                <th>Competitor</th>
                <th className="number">Now</th>
                <th className="number">Then</th>
              </tr>
            </thead>
            <tbody>
              {moves.map(({ person, from, to, before, after }) => (
                <tr key={person.id} data-testid={`${name}-move`} data-bib={person.bib}>
                  <td>{moveText({ from, to })}</td>
                  <td className="number">{person.bib}</td>
                  <td>
                    <Said text={person.name} />
                  </td>
                  <td className="number">{before}</td>
                  <td className="number">{after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
