// Large keys for one field: digits, or one key a value where there are few.
import type { Field } from '../../../core/formats/field.ts'
import { feel } from '../parts/feel.ts'
import { afterHalf, extraKeys, quickKeys } from './draft.ts'

interface Props {
  field: Field
  text: string
  onKey: (key: string) => void
}

const LABELS: Record<string, string> = { back: '⌫', next: 'next', clear: 'C' }
const NAMES: Record<string, string> = { back: 'Delete the last digit', next: 'Next number', '.': 'Point', '-': 'Minus', ':': 'Colon' }

function Key({ name, onKey, wide, chosen }: { name: string; onKey: Props['onKey']; wide?: boolean; chosen?: boolean }) {
  const press = () => {
    feel('key')
    onKey(name === 'next' ? ' ' : name)
  }
  const shown = name.startsWith('=') ? name.slice(1) : (LABELS[name] ?? name)
  return (
    <button
      type="button"
      className="key"
      data-testid={`key-${name}`}
      data-wide={wide}
      aria-pressed={chosen}
      aria-label={NAMES[name]}
      onClick={press}
    >
      {shown}
    </button>
  )
}

/** A short scale: a key a whole number, and one for the half. */
function Quick({ whole, halves, text, onKey }: { whole: readonly number[]; halves: boolean; text: string; onKey: Props['onKey'] }) {
  const [shown = '', half] = text.split('.')
  return (
    <div className="quick" data-testid="quick">
      {whole.map((value) => (
        <Key key={value} name={`=${value}`} onKey={onKey} chosen={text !== '' && Number(shown) === value} />
      ))}
      {halves && (
        <button
          type="button"
          className="key"
          data-testid="key-half"
          aria-label="and a half"
          aria-pressed={Number(half) > 0}
          onClick={() => {
            feel('key')
            onKey(`=${afterHalf(text)}`)
          }}
        >
          ½
        </button>
      )}
    </div>
  )
}

export function Keypad({ field, text, onKey }: Props) {
  const quick = quickKeys(field)
  if (quick) return <Quick {...quick} text={text} onKey={onKey} />
  const [first, second, ...more] = extraKeys(field)
  const codes = field.type === 'decimal' ? (field.codes ?? []) : []
  return (
    <div className="pad" data-testid="pad">
      {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((name) => (
        <Key key={name} name={name} onKey={onKey} />
      ))}
      {first === undefined ? <Key name="clear" onKey={onKey} /> : <Key name={first} onKey={onKey} />}
      <Key name="0" onKey={onKey} />
      <Key name="back" onKey={onKey} />
      {second !== undefined && [second, ...more].map((name) => <Key key={name} name={name} onKey={onKey} wide />)}
      {codes.map(({ code, name }) => (
        <button type="button" className="key code" key={code} aria-pressed={text === code} onClick={() => onKey(`=${code}`)} title={name}>
          {code}
        </button>
      ))}
      {'optional' in field && field.optional && <Key name="=-" onKey={onKey} />}
    </div>
  )
}
