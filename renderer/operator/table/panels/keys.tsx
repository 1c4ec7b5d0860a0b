// Every key of the table, from the one list that the handler reads too.
import { KEYS } from '../../keys/keys.ts'
import { Panel } from './panel.tsx'

export function KeysPanel() {
  return (
    <Panel name="keys" title="Keys">
      <table className="keys-list">
        <tbody>
          {KEYS.map(({ keys, what }) => (
            <tr key={keys}>
              <th scope="row">{keys.split(' ').map((key) => (key === '…' ? ' … ' : <kbd key={key}>{key}</kbd>))}</th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">In the input: a status such as DNS, or “pass” for an attempt that is not taken.</p>
    </Panel>
  )
}
