// A screen that says one thing, with at most one thing to do.

interface Props {
  title: string
  text: string
  action?: { words: string; onPress: () => void }
  quiet?: boolean
  testId?: string
}

export function Sentence({ title, text, action, quiet, testId = 'sentence' }: Props) {
  return (
    <main className="sentence" data-testid={testId} data-quiet={quiet}>
      <h1>{title}</h1>
      <p>{text}</p>
      {action && (
        <button type="button" className="primary" onClick={action.onPress}>
          {action.words}
        </button>
      )}
    </main>
  )
}
