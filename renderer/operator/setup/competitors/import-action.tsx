// The one button of an import. Where lines stay out it says so first, and asks; they can be copied out, and stay in the box to be mended.
import { Button } from '@mantine/core'
import { type RefObject, useState } from 'react'
import type { PresetChoice } from '../../../../core/contract/contract.ts'
import type { EntryListPreview } from '../../../../core/import/entry-list.ts'
import { badLines } from '../bad-lines.ts'
import { useSetUp, useSetUpActions } from '../use-set-up.ts'

const count = (number: number, one: string, more: string) => `${number.toLocaleString('en')} ${number === 1 ? one : more}`

export function ImportAction({
  preview,
  preset,
  stale,
  button,
}: {
  preview: EntryListPreview
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

  const run = () => {
    const rows = preview.rows.flatMap(({ row }) => row ?? [])
    const mapping = preview.columns.map(({ target }) => target)
    void setUp.import(preset, rows, bad === 0 ? null : { text: badLines(preview), mapping, header: preview.headerLine !== null })
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
            {count(bad, 'line stays', 'lines stay')} out. Import the other {good.toLocaleString('en')}?
          </span>
          <Button size="md" autoFocus disabled={busy} data-testid="import-confirm" onClick={run}>
            Import {good.toLocaleString('en')}, leave {bad.toLocaleString('en')} out
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
          disabled={good === 0 || busy || stale}
          onClick={() => (bad > 0 ? setAsked(preview) : run())}
        >
          {busy ? 'Importing…' : good === 0 ? 'No line can be imported yet' : `Import ${count(good, 'competitor', 'competitors')}`}
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
