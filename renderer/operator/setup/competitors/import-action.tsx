// The one button of an import. Where lines stay out it says so first, and asks; they can be copied out, and stay in the box to be mended.
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { PresetChoice } from '../../../../core/contract/contract.ts'
import type { EntryListPreview } from '../../../../core/import/entry-list.ts'
import { badLines } from '../bad-lines.ts'
import { useSetUp, useSetUpActions } from '../use-set-up.ts'

const count = (number: number, one: string, more: string) => `${number.toLocaleString('en')} ${number === 1 ? one : more}`

export function ImportAction({ preview, preset, stale }: { preview: EntryListPreview; preset: PresetChoice; stale: boolean }) {
  const setUp = useSetUpActions()
  const busy = useSetUp(({ busy }) => busy)
  const [asking, setAsking] = useState(false)
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const { good, bad } = preview
  useEffect(() => {
    setAsking(false)
    setCopied(null)
  }, [preview])

  const run = () => {
    const rows = preview.rows.flatMap(({ row }) => row ?? [])
    const mapping = preview.columns.map(({ target }) => target)
    void setUp.import(preset, rows, bad === 0 ? null : { text: badLines(preview), mapping, header: preview.headerLine !== null })
  }
  const copy = () =>
    void navigator.clipboard.writeText(badLines(preview)).then(
      () => setCopied('yes'),
      () => setCopied('no'),
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
          <Button size="md" variant="default" onClick={() => setAsking(false)}>
            Not yet
          </Button>
        </>
      ) : (
        <Button size="md" data-testid="import" disabled={good === 0 || busy || stale} onClick={() => (bad > 0 ? setAsking(true) : run())}>
          {busy ? 'Importing…' : good === 0 ? 'No line can be imported yet' : `Import ${count(good, 'competitor', 'competitors')}`}
        </Button>
      )}
      {bad > 0 && (
        <Button size="md" variant="subtle" data-testid="copy-bad" onClick={copy}>
          {copied === 'yes' ? 'Copied' : `Copy ${bad === 1 ? 'the line' : `the ${bad.toLocaleString('en')} lines`} with problems`}
        </Button>
      )}
      {copied === 'no' && <span className="bad">This browser doesn’t let the app copy. Import the rest: the lines stay in the box.</span>}
    </div>
  )
}
