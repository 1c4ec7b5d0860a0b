// A list on its way in: the text on the left, what it comes to on the right, and one button that says what it will do.
import { Button } from '@mantine/core'
import { type DragEvent, useDeferredValue, useMemo, useRef, useState } from 'react'
import { decodeText } from '../../../../core/import/encoding.ts'
import { MAX_BYTES } from '../../../../core/import/entry-list.ts'
import { err } from '../../../../core/outcome.ts'
import { chunk } from '../../apart/chunk.ts'
import { Foot } from '../foot.tsx'
import { pageStorage, recallMapping } from '../mapping-memory.ts'
import { asksOf, readList } from '../read-list.ts'
import { usePreset, usePresets, useSetUp, useSetUpActions } from '../use-set-up.ts'
import { ImportAction } from './import-action.tsx'
import { ListOptionsForm } from './list-options.tsx'
import { ListPreview } from './list-preview.tsx'
import { ListSource } from './list-source.tsx'
import './competitors.css'

/** What reads a spreadsheet is large, and most lists are pasted. */
const workbook = chunk(() => import('../workbook/read-workbook.ts'))
const NO_READER =
  'The part of the app that reads spreadsheets did not come. Nothing was read; choose the file again once the station answers.'

const recall = (heads: readonly string[]) => recallMapping(pageStorage(), heads)

export function ImportList() {
  const setUp = useSetUpActions()
  const { read, go } = setUp
  const presets = usePresets()
  const chosen = usePreset()
  const entries = useSetUp(({ entries }) => entries)
  const preset = useMemo(() => chosen && asksOf(chosen, entries), [chosen, entries])
  const source = useSetUp(({ source }) => source)
  const options = useSetUp(({ options }) => options)
  const imported = useSetUp(({ imported }) => imported)
  const busy = useSetUp(({ busy }) => busy)
  const [dragging, setDragging] = useState(false)
  const action = useRef<HTMLButtonElement>(null)

  // The keystroke is on the screen before the list is read again.
  const latest = useMemo(() => ({ source, options }), [source, options])
  const shown = useDeferredValue(latest)
  const reading = useMemo(
    () => (preset ? readList(shown.source, shown.options, preset, presets, entries, recall) : null),
    [shown, preset, presets, entries],
  )

  const take = async (file: File) => {
    // What is too large is told so by the reader, from its first bytes on: it need not be held whole.
    const bytes = new Uint8Array(await (file.size > MAX_BYTES ? file.slice(0, MAX_BYTES + 1) : file).arrayBuffer())
    if (bytes.length > MAX_BYTES || decodeText(bytes.subarray(0, 8)).ok) return read({ from: 'file', name: file.name, bytes })
    // Where its file does not come, the sentence says so in place of the sheets.
    const reader = await workbook.load().catch(() => null)
    const sheets = reader ? await reader.readWorkbook(bytes) : err(NO_READER)
    const found = sheets.ok ? { sheets: sheets.value, problem: null } : { sheets: [], problem: sheets.error }
    read({ from: 'workbook', name: file.name, size: file.size, at: 0, ...found })
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setDragging(false)
    const file = event.dataTransfer.files[0]
    if (file) void take(file)
  }
  const someone = (entries?.competitors.length ?? 0) > 0

  return (
    <>
      <div
        className="setup-body import"
        data-dragging={dragging || undefined}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes('Files')) return
          event.preventDefault()
          setDragging(true)
        }}
        onDragLeave={(event) => {
          if (event.currentTarget === event.target) setDragging(false)
        }}
        onDrop={onDrop}
      >
        <div className="import-side">
          <ListSource take={(file) => void take(file)} done={() => action.current?.click()} />
          {reading?.outcome.ok && <ListOptionsForm reading={reading} preview={reading.outcome.value} />}
        </div>
        <ListPreview reading={reading} stale={shown !== latest} preset={preset} />
      </div>
      <Foot
        aside={
          reading?.outcome.ok &&
          preset && (
            <ImportAction button={action} preview={reading.outcome.value} plan={reading.plan} preset={preset} stale={shown !== latest} />
          )
        }
      >
        {imported && (
          <Button variant="subtle" size="md" disabled={busy} data-testid="undo-import" onClick={() => void setUp.undoImport()}>
            {imported.before ? 'Undo the merge' : `Undo the import of ${imported.bibs.length.toLocaleString('en')}`}
          </Button>
        )}
        {!someone && (
          <Button variant="subtle" size="md" data-testid="add-by-hand" onClick={() => setUp.show('by-hand')}>
            Add one by hand
          </Button>
        )}
        {someone ? (
          <Button variant="default" size="md" data-testid="show-entries" onClick={() => setUp.show('list')}>
            Who is in
          </Button>
        ) : (
          <Button variant="default" size="md" onClick={() => go('sport')}>
            Back
          </Button>
        )}
      </Foot>
    </>
  )
}
