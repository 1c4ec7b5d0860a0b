// One of a few words, side by side: a choice that is seen whole, unlike a list that opens.

interface Props<Value extends string> {
  /** What is chosen, for who can't see it. */
  legend: string
  /** Of the group on this page. */
  name: string
  choices: readonly { value: Value; label: string }[]
  value: Value
  choose(value: Value): void
  /** Of each choice: this, a dash, and its value. */
  testId: string
}

export function Pills<Value extends string>({ legend, name, choices, value, choose, testId }: Props<Value>) {
  return (
    <fieldset className="pills">
      <legend className="unseen">{legend}</legend>
      {choices.map(({ value: each, label }) => (
        <label key={each} data-on={each === value || undefined} data-testid={`${testId}-${each}`}>
          <input type="radio" name={name} className="unseen" checked={each === value} onChange={() => choose(each)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
