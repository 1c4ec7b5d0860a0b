// One field's input, by what the field is: keys, two lights, a choice, a count of tries, or a line to type.
import type { Field } from '../../../core/formats/field.ts'
import { feel } from '../parts/feel.ts'
import { afterKey, inputOf } from './draft.ts'
import { Keypad } from './keypad.tsx'

interface Props {
  field: Field
  text: string
  onText: (text: string) => void
}

export function FieldInput({ field, text, onText }: Props) {
  const choose = (value: string) => {
    feel('key')
    onText(value)
  }
  switch (inputOf(field)) {
    case 'keypad':
    case 'series':
      return <Keypad field={field} text={text} onKey={(key) => onText(afterKey(text, key))} />
    case 'lights':
      return (
        <div className="lights" data-testid="lights">
          <button type="button" className="light white" aria-pressed={text === '1'} data-testid="light-white" onClick={() => choose('1')}>
            <i aria-hidden="true">○</i> White
          </button>
          <button type="button" className="light red" aria-pressed={text === '0'} data-testid="light-red" onClick={() => choose('0')}>
            <i aria-hidden="true">✕</i> Red
          </button>
        </div>
      )
    case 'choice':
      return (
        <div className="choices">
          {field.type === 'choice' &&
            field.options.map(({ code, name }) => (
              <button type="button" className="choice" key={code} aria-pressed={text === code} onClick={() => choose(code)} dir="auto">
                {name}
              </button>
            ))}
        </div>
      )
    case 'steps':
      return <Tries field={field} text={text} onText={choose} />
    default:
      return (
        <input
          className="line"
          data-testid="line"
          aria-label={field.name}
          value={text}
          onChange={(event) => onText(event.target.value.slice(0, 60))}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          inputMode="text"
          autoCapitalize="characters"
        />
      )
  }
}

/** Which try it was; a dash where none was. */
function Tries({ field, text, onText }: Props) {
  const most = field.type === 'tries' ? field.max : 99
  const count = Number(text) || 0
  return (
    <div className="tries">
      <button type="button" className="key" aria-label="One less" disabled={count <= 1} onClick={() => onText(String(count - 1))}>
        −
      </button>
      <button type="button" className="key" aria-label="One more" disabled={count >= most} onClick={() => onText(String(count + 1))}>
        +
      </button>
      <button type="button" className="key" aria-pressed={text === '-'} onClick={() => onText('-')}>
        None
      </button>
    </div>
  )
}
