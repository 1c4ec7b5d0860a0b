// Where a list comes from: a box to paste into, or a file. What is in it is never lost, whatever is wrong with it.
import { Button, NativeSelect } from '@mantine/core'
import { IconFileText, IconUpload } from '@tabler/icons-react'
import type { ClipboardEvent } from 'react'
import { decodeText } from '../../../../core/import/encoding.ts'
import { ChooseFile } from '../../parts/choose-file.tsx'
import { useSetUp, useSetUpActions } from '../use-set-up.ts'

/** A longer text is shown as a thing, not as text: reading it anew, and laying it out, would make every key slow. */
const EDITABLE = 60_000

const LISTS =
  '.csv,.tsv,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const sizeOf = (count: number) =>
  count < 1024 * 1024 ? `${Math.max(1, Math.round(count / 1024)).toLocaleString('en')} KB` : `${(count / 1024 / 1024).toFixed(1)} MB`

export function ListSource({ take, done }: { take(file: File): void; done(): void }) {
  const { read, store } = useSetUpActions()
  const source = useSetUp(({ source }) => source)
  const asThing = source && (source.from !== 'paste' || source.text.length > EDITABLE)

  const asText = () => {
    if (source?.from !== 'file') return
    const decoded = decodeText(source.bytes)
    if (!decoded.ok) return
    // The choices made for the file hold for its text.
    const { options } = store.getState()
    read({ from: 'paste', text: decoded.value.text })
    store.setState({ options })
  }

  /** The browser would first lay a long text out in the box, which takes it minutes; here it never gets there. */
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const text = event.clipboardData.getData('text/plain')
    if (text.length <= EDITABLE) return
    event.preventDefault()
    const { value, selectionStart, selectionEnd } = event.currentTarget
    read({ from: 'paste', text: `${value.slice(0, selectionStart)}${text}${value.slice(selectionEnd)}` })
  }

  return (
    <div className="import-source">
      <div className="row">
        <label htmlFor="paste" className="grow import-label">
          The list
        </label>
        <ChooseFile label="File with the entry list" accept={LISTS} testId="file" take={take}>
          {(choose) => (
            <Button size="xs" variant="default" leftSection={<IconUpload size={16} />} onClick={choose}>
              Choose a file
            </Button>
          )}
        </ChooseFile>
      </div>
      {asThing ? (
        <div className="import-thing">
          <IconFileText size={28} aria-hidden className="quiet" />
          <div className="grow">
            <p className="said">{source.from === 'paste' ? 'Pasted text' : source.name}</p>
            <p className="quiet small">
              {sizeOf(source.from === 'file' ? source.bytes.length : source.from === 'workbook' ? source.size : source.text.length)}
            </p>
          </div>
          {source.from === 'file' && source.bytes.length <= EDITABLE && (
            <Button size="xs" variant="subtle" onClick={asText}>
              Edit as text
            </Button>
          )}
          {source.from === 'workbook' && source.sheets.length > 1 && (
            <NativeSelect
              size="xs"
              label="Sheet"
              data-testid="sheet"
              value={source.at}
              data={source.sheets.map(({ name }, index) => ({ value: String(index), label: name }))}
              onChange={(event) => read({ ...source, at: Number(event.currentTarget.value) })}
            />
          )}
          <Button size="xs" variant="subtle" data-testid="other-list" onClick={() => read(null)}>
            Another list
          </Button>
        </div>
      ) : (
        <textarea
          id="paste"
          data-testid="paste"
          className="import-text"
          autoFocus
          spellCheck={false}
          wrap="off"
          dir="auto"
          placeholder="Copy the cells of a spreadsheet and paste them here, or drop a file (XLSX or CSV)."
          value={source?.from === 'paste' ? source.text : ''}
          onPaste={paste}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) done()
          }}
          onChange={(event) => read(event.currentTarget.value === '' ? null : { from: 'paste', text: event.currentTarget.value })}
        />
      )}
    </div>
  )
}
