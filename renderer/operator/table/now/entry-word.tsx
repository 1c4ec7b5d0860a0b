// The line under the input. One thing at a time, the one that matters most: a problem, a question, what is on its way, or what Enter will do.
import type { Draft } from '../../input/draft.ts'
import type { Preview } from '../../input/preview.ts'
import type { Target } from '../../input/target.ts'
import { Said } from '../../parts/words.tsx'
import { contestTitle } from '../../state/contest-title.ts'
import type { NextStep } from '../../state/next-step.ts'
import { useOperator } from '../../state/use-operator.ts'

interface Props {
  draft: Draft
  preview: Preview
  /** Whom the line is for, where somebody else is up now. */
  bound: Target | null
  /** What an empty Enter does once nothing is left to record. */
  next: NextStep | null
}

const For = ({ target }: { target: Target }) => (
  <>
    {target.bib} <Said text={target.name} /> · {target.attempt}
  </>
)

function Problem({ problem }: { problem: NonNullable<Draft['problem']> }) {
  return (
    <p className="word problem" data-testid="problem" data-kind={problem.kind} role="alert">
      {problem.kind === 'not-saved' && <strong className="not-saved">NOT SAVED</strong>}
      {problem.message.replace(/^Not saved: (.)/, (_, first: string) => first.toUpperCase())}
    </p>
  )
}

const STEPS: Record<Exclude<NextStep['do'], 'contest'>, string> = {
  draw: 'shows the next draw',
  tie: 'decides between those who are tied',
  stage: 'says who goes on',
}

const stepWords = (step: NextStep, contests: Parameters<typeof contestTitle>[1]) =>
  step.do === 'contest' ? `goes on with ${contestTitle(step.contest, contests)}` : STEPS[step.do]

export function EntryWord({ draft, preview, bound, next }: Props) {
  const lost = useOperator(({ connected }) => connected === false)
  const contests = useOperator(({ station }) => station?.event?.contests)
  return (
    <div className="entry-word" id="entry-word" aria-live="polite">
      {bound && (
        <p className="word bound" data-testid="bound">
          <span>
            This line is for <For target={bound} />.
          </span>{' '}
          <span className="quiet">
            <kbd>Enter</kbd> saves it there, <kbd>Esc</kbd> drops it.
          </span>
        </p>
      )}
      {draft.problem ? (
        <Problem problem={draft.problem} />
      ) : draft.question === null ? (
        <p className="word" data-testid="preview" data-tone={draft.sent ? 'sent' : preview.tone}>
          {draft.sent ? (
            <>
              {lost ? 'Waits for the station' : 'Saving'}: <b className="sent-text">{draft.sent[0].text}</b> for{' '}
              <For target={draft.sent[0].target} />
            </>
          ) : preview.text !== '' ? (
            preview.text
          ) : next ? (
            <>
              <kbd>Enter</kbd> {stepWords(next, contests)}
            </>
          ) : null}
        </p>
      ) : (
        <p className="word question" data-testid="question" role="alert">
          <span>{draft.question}</span>{' '}
          <span className="keys">
            <kbd>Enter</kbd> it is so <kbd>Esc</kbd> change it
          </span>
        </p>
      )}
    </div>
  )
}
