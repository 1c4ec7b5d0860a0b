// What lies between a competitor and the nearest on the place before or after: the key that decided, with both figures.
import type { Person } from '../../../core/views/view.ts'
import type { WhyNeighbour } from '../../../core/views/why.ts'
import { Said } from '../parts/words.tsx'
import { useActions } from '../state/use-operator.ts'

const Who = ({ person, onClick }: { person: Person; onClick: () => void }) => (
  <button type="button" className="why-who" onClick={onClick} title={`Why ${person.name} is where they are`}>
    {person.bib} <Said text={person.name} />
  </button>
)

export function Neighbour({ word, neighbour, own }: { word: 'Behind' | 'Ahead of'; neighbour: WhyNeighbour; own: Person }) {
  const operator = useActions()
  const { person, more, because, key, equal } = neighbour
  const rows = [
    ...equal.map((each) => ({ ...each, decided: false })),
    ...(key && key.own + key.other !== '' ? [{ ...key, decided: true }] : []),
  ]
  return (
    <section className="why-neighbour" data-testid={word === 'Behind' ? 'why-behind' : 'why-ahead'}>
      <h3>
        {word} <Who person={person} onClick={() => operator.explain(person.id)} />
        {more > 0 && <span className="quiet"> and {more} more</span>}
      </h3>
      <p>{because}</p>
      {rows.length > 0 && (
        <table>
          <thead className="unseen">
            <tr>
              <th>Key</th>
              <th>{own.name}</th>
              <th>{person.name}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, own: mine, other, decided }) => (
              <tr key={name} data-decided={decided || undefined}>
                <th scope="row">{name}</th>
                <td className="number">{mine || '–'}</td>
                <td className="sign">{decided ? (word === 'Behind' ? 'behind' : 'ahead of') : 'equal to'}</td>
                <td className="number">{other || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
