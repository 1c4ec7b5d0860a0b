// Before the doors open: one press looks at everything, and each thing is green or a sentence that says what to do.
import { ActionIcon, Button } from '@mantine/core'
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleDashed, IconEye, IconRefresh } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import type { CheckId, Found } from '../../../core/contract/preflight.ts'
import { useActions } from '../state/use-operator.ts'
import { shortClock } from '../state/words.ts'
import { CHECK_WORDS, REMEDY_WORDS } from './check-words.ts'
import './preflight.css'
import { shownOrder, summaryOf } from './preflight-store.ts'
import { remedyOf } from './remedies.ts'
import { TestPage } from './test-page.tsx'
import { usePreflight } from './use-preflight.ts'

const SHAPES = {
  ok: { Shape: IconCircleCheckFilled, tone: 'good', words: 'Fine' },
  attention: { Shape: IconAlertTriangleFilled, tone: 'warn', words: 'To do' },
  unknown: { Shape: IconEye, tone: 'quiet', words: 'Look yourself' },
} as const

function Summary({ summary }: { summary: NonNullable<ReturnType<typeof summaryOf>> }) {
  return (
    <div className="preflight-sum" data-testid="preflight-summary">
      {(['attention', 'unknown', 'ok'] as const).map((state) => (
        <div key={state} data-state={state} data-any={summary[state] > 0 || undefined} data-count={summary[state]}>
          <b>{summary[state]}</b>
          <span className="small">{SHAPES[state].words}</span>
        </div>
      ))}
    </div>
  )
}

function Row({ check, found, running, print }: { check: CheckId; found: Found | null; running: boolean; print: () => void }) {
  const operator = useActions()
  const [, run] = usePreflight()
  const { title, Shape: Sign } = CHECK_WORDS[check]
  const { Shape, tone, words } = found ? SHAPES[found.state] : { Shape: IconCircleDashed, tone: 'quiet', words: 'Not looked at yet' }
  const go = found?.remedy && found.state !== 'ok' ? remedyOf(operator, found.remedy, print) : null
  return (
    <li data-testid="preflight-row" data-check={check} data-state={running ? 'running' : (found?.state ?? 'none')}>
      {running ? <span className="preflight-spin" aria-hidden /> : <Shape size={22} aria-hidden className={tone} />}
      <div>
        <h3 className="preflight-title">
          <Sign size={17} aria-hidden stroke={1.8} />
          {title}
          <span className="unseen">: {running ? 'looking' : words}</span>
        </h3>
        <p data-testid="preflight-sentence">{running ? 'Looking …' : (found?.sentence ?? 'Not looked at yet.')}</p>
        {!running && go && found?.remedy && (
          <Button className="preflight-do" size="compact-sm" variant="default" data-testid={`preflight-do-${check}`} onClick={go}>
            {REMEDY_WORDS[found.remedy]} …
          </Button>
        )}
      </div>
      {found && (
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={running}
          aria-label={`Check again: ${title}`}
          title={`Checked at ${shortClock(found.at)}. Check again`}
          data-testid={`preflight-again-${check}`}
          onClick={() => void run(check)}
        >
          <IconRefresh size={17} />
        </ActionIcon>
      )}
    </li>
  )
}

export function Preflight({ focused = false }: { focused?: boolean }) {
  const [state, run] = usePreflight()
  const [printing, setPrinting] = useState(false)
  const printed = useCallback(() => setPrinting(false), [])
  const { found, running, problem } = state
  const summary = running.size === 0 ? summaryOf(state) : null
  const total = shownOrder(state).length
  return (
    <section className="preflight" data-testid="preflight" data-running={running.size}>
      <div className="row">
        <Button
          size="md"
          autoFocus={focused}
          variant={summary ? 'default' : 'filled'}
          loading={false}
          aria-busy={running.size > 0}
          data-testid="preflight-run"
          onClick={() => void run()}
        >
          {running.size > 0 ? `Checking … ${total - running.size} of ${total}` : summary ? 'Check everything again' : 'Check everything'}
        </Button>
        {summary && <span className="quiet small">Last at {shortClock(summary.at)}</span>}
      </div>
      {summary ? (
        <Summary summary={summary} />
      ) : (
        found.size === 0 && (
          <p className="quiet">
            Everything that can go wrong before the first call, looked at in a few seconds. Scoring goes on meanwhile.
          </p>
        )
      )}
      {problem !== null && (
        <p className="sentence bad" role="alert">
          {problem}
        </p>
      )}
      <ol className="preflight-list">
        {shownOrder(state).map((check) => (
          <Row key={check} check={check} found={found.get(check) ?? null} running={running.has(check)} print={() => setPrinting(true)} />
        ))}
      </ol>
      {printing && <TestPage onDone={printed} />}
    </section>
  )
}
