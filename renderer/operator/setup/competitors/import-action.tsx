// The one button of an import. Where lines stay out it says so first, and asks; they can be copied out, and stay in the box to be mended.
import { Button } from '@mantine/core'
import { type RefObject, useState } from 'react'
import type { PresetChoice } from '../../../../core/contract/contract.ts'
import type { EntryListPreview } from '../../../../core/import/entry-list.ts'
import type { MergePlan } from '../../../../core/import/merge.ts'
import { badLines } from '../bad-lines.ts'
import { pageStorage, rememberMapping } from '../mapping-memory.ts'
import { mergeCounts } from '../merge-words.ts'
import { useSetUp, useSetUpActions } from '../use-set-up.ts'

const count = (number: number, one: string, more: string) => `${number.toLocaleString('en')} ${number === 1 ? one : more}`

/** `Add 12 and change 3`. */
function mergeButton({ added, changed }: { added: number; changed: number }): string {
  const add = added === 0 ? '' : `add ${added.toLocaleString('en')}`
  const change = changed === 0 ? '' : `change ${changed.toLocaleString('en')}`
  const words = [add, change].filter(Boolean).join(' and ')
  return words === '' ? 'Nothing changes' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

export function ImportAction({
  preview,
  plan,
  preset,
  stale,
  button,
}: {
  preview: EntryListPreview
  plan: MergePlan | null
  preset: PresetChoice
  stale: boolean
  button: RefObject<HTMLButtonElement | null>
}) {
  const setUp = useSetUpActions()
  const busy = useSetUp(({ busy }) => busy)
  // Both hold for the preview they were said about, and for no other.
  const [asked, setAsked] = useState<EntryListPreview | null>(null)
  const [copy, setCopy] = useState<{ of: EntryListPreview; done: boolean } | null>(null)
  const asking = asked === preview
  const copied = copy?.of === preview ? copy.done : null
  const { good, bad } = preview
  const counts = plan && mergeCounts(plan)
  const does = counts === null ? good : counts.added + counts.changed
  const words = counts === null ? null : mergeButton(counts)

  const run = () => {
    const rows = preview.rows.flatMap(({ row }) => row ?? [])
    const mapping = preview.columns.map(({ target }) => target)
    const left = bad === 0 ? null : { text: badLines(preview), mapping, header: preview.headerLine !== null }
    if (setUp.store.getState().options.mapping)
      rememberMapping(
        pageStorage(),
        preview.columns.map(({ heading }) => heading),
        mapping,
      )
    void (plan ? setUp.merge(preset, plan, left) : setUp.import(preset, rows, left))
  }
  const copyOut = () =>
    void navigator.clipboard.writeText(badLines(preview)).then(
      () => setCopy({ of: preview, done: true }),
      () => setCopy({ of: preview, done: false }),
    )

  return (
    <div className="row import-action" aria-live="polite">
      {asking ? (
        <>
          <span>
            {count(bad, 'line stays', 'lines stay')} out. {words ?? `Import the other ${good.toLocaleString('en')}`}?
          </span>
          <Button size="md" autoFocus disabled={busy} data-testid="import-confirm" onClick={run}>
            {words ?? `Import ${good.toLocaleString('en')}`}, leave {bad.toLocaleString('en')} out
          </Button>
          <Button size="md" variant="default" onClick={() => setAsked(null)}>
            Not yet
          </Button>
        </>
      ) : (
        <Button
          ref={button}
          size="md"
          title="Ctrl Enter in the box"
          data-testid="import"
          disabled={does === 0 || busy || stale}
          onClick={() => (bad > 0 ? setAsked(preview) : run())}
        >
          {busy
            ? 'Importing…'
            : (words ?? (good === 0 ? 'No line can be imported yet' : `Import ${count(good, 'competitor', 'competitors')}`))}
        </Button>
      )}
      {bad > 0 && (
        <Button size="md" variant="subtle" data-testid="copy-bad" onClick={copyOut}>
          {copied ? 'Copied' : `Copy ${bad === 1 ? 'the line' : `the ${bad.toLocaleString('en')} lines`} with problems`}
        </Button>
      )}
      {copied === false && <span className="bad">This browser doesn’t let the app copy. Import the rest: the lines stay in the box.</span>}
    </div>
  )
}
