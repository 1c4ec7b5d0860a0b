// The one input of the table, and the line under it: what Enter will do, or what has to be known first.
import { type RefObject, useMemo } from 'react'
import { isDeclared } from '../../../../core/formats/text.ts'
import { typingHint } from '../../../../core/formats/typing.ts'
import { previewOf } from '../../input/preview.ts'
import { sameTarget, type Target } from '../../input/target.ts'
import { currentTarget } from '../../state/operator.ts'
import { matchLineHint } from '../../matches/line.ts'
import { nextStep } from '../../state/next-step.ts'
import { useActions, useOperator } from '../../state/use-operator.ts'
import { EntryWord } from './entry-word.tsx'

/** What the input asks for, as its label. */
function asksFor(target: Target | null): string {
  if (!target) return 'Input'
  if (target.match) return target.fields.map(({ name }, index) => (index === 0 ? name : name.toLowerCase())).join(', ')
  const names = target.fields.filter((field) => isDeclared(field) === (target.asks === 'declaration')).map(({ name }) => name)
  const fields = names.map((name, index) => (index === 0 ? name : name.toLowerCase())).join(', ')
  return target.asks === 'declaration' ? `Declare ${fields.toLowerCase()}` : fields
}

const hintOf = (target: Target) => (target.match ? matchLineHint(target, target.match) : typingHint(target, target.asks))

export function EntryLine({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const operator = useActions()
  const draft = useOperator((state) => state.draft)
  const table = useOperator((state) => state.table)
  const redeclaring = useOperator((state) => state.redeclaring)
  // Where another laptop is the table, what would be refused is not asked for.
  const elsewhere = useOperator(({ station }) => (station?.standby ?? null) !== null)
  const contests = useOperator(({ station }) => station?.event?.contests)
  const now = useMemo(() => currentTarget({ table, redeclaring }), [table, redeclaring])
  const target = draft.target ?? (draft.gap ? null : now)
  const preview = previewOf(target, draft.text)
  const idle = table?.asks === 'nothing' && now === null && (table.order.length > 0 || table.takes !== 'attempts')
  const next = idle ? nextStep(table, contests ?? []) : null
  // A line keeps whom it is for. Where that is not who is up now, it says so.
  const bound =
    draft.target && now && !sameTarget(draft.target, now) && (now.match || draft.target.competitor !== now.competitor) ? draft.target : null
  const tone = draft.problem || draft.question !== null ? 'asks' : draft.sent ? 'sent' : preview.tone
  return (
    <div className="entry" data-tone={tone}>
      <div className="entry-head">
        <label htmlFor="entry-input">{elsewhere ? 'Not the table' : asksFor(target)}</label>
        <span className="quiet">{elsewhere ? 'Nothing is entered on this laptop' : target ? hintOf(target) : table?.hint}</span>
      </div>
      <input
        id="entry-input"
        ref={input}
        data-testid="input"
        className="entry-input"
        value={draft.text}
        readOnly={elsewhere}
        placeholder={!elsewhere && target?.asks === 'declaration' ? target.proposed : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus
        enterKeyHint="done"
        aria-describedby="entry-word"
        aria-invalid={draft.problem !== null || undefined}
        onChange={({ currentTarget: { value } }) => operator.type(value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          // A key held down is one decision.
          if (!event.repeat) operator.enter()
        }}
      />
      <EntryWord draft={draft} preview={preview} bound={bound} next={next} />
    </div>
  )
}
