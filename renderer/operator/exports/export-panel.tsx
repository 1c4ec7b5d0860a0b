// Everything of the event as a file: for a spreadsheet, for other programs, or for another laptop.
import { Button } from '@mantine/core'
import { IconFileSpreadsheet, IconFileTypeCsv, IconFileTypeJs } from '@tabler/icons-react'
import { useState } from 'react'
import type { ExportKind } from '../../../core/contract/exports.ts'
import { fileName, saveFile } from '../parts/save-file.ts'
import { useActions, useOperator } from '../state/use-operator.ts'
import { Panel } from '../table/panels/panel.tsx'
import { fetchExport } from './carry.ts'
import './exports.css'

const KINDS = [
  {
    kind: 'xlsx',
    title: 'Spreadsheet',
    ending: 'XLSX',
    Shape: IconFileSpreadsheet,
    about:
      'One workbook, a sheet each: competitors, start lists, standings with every column, teams, every attempt with its corrections, rulings, records, devices.',
  },
  {
    kind: 'csv',
    title: 'Text tables',
    ending: 'CSV in a ZIP',
    Shape: IconFileTypeCsv,
    about: 'The same tables, a file each. The list of competitors can be imported again.',
  },
  {
    kind: 'json',
    title: 'The whole event',
    ending: 'JSON',
    Shape: IconFileTypeJs,
    about:
      'Every entry with its signature. Import it on the first screen of this or another laptop, and the standings are the same. It is not encrypted.',
  },
] as const satisfies { kind: ExportKind; title: string; ending: string; Shape: unknown; about: string }[]

const sizeOf = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en')} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

export function ExportPanel() {
  const { call } = useActions()
  const connected = useOperator(({ connected }) => connected)
  const [busy, setBusy] = useState<ExportKind | null>(null)
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; text: string } | null>(null)

  async function save(kind: ExportKind) {
    if (busy !== null) return
    setBusy(kind)
    setSaid(null)
    const fetched = await fetchExport(call, kind)
    setBusy(null)
    if (!fetched.ok) return setSaid({ tone: 'bad', text: fetched.error.message })
    const { name, type, bytes } = fetched.value
    const dot = name.lastIndexOf('.')
    const file = fileName(name.slice(0, dot), name.slice(dot + 1))
    saveFile(file, bytes, type)
    setSaid({ tone: 'good', text: `${file} is made, ${sizeOf(bytes.length)}, of everything that was saved until now.` })
  }

  return (
    <Panel name="export" title="Export">
      <div className="stack exports" data-testid="exports">
        <p className="quiet">Everything in this event as a file. Nothing in the event changes, and no key is in the file.</p>
        {KINDS.map(({ kind, title, ending, Shape, about }, index) => (
          <div key={kind} className="export-kind">
            <Shape size={28} stroke={1.5} aria-hidden className="quiet" />
            <div className="grow">
              <p className="export-title">
                {title} <span className="quiet small">{ending}</span>
              </p>
              <p className="quiet small">{about}</p>
            </div>
            <Button
              variant="default"
              autoFocus={index === 0}
              disabled={busy !== null || connected === false}
              aria-label={`Save ${title} (${ending})`}
              data-testid={`export-${kind}`}
              onClick={() => void save(kind)}
            >
              {busy === kind ? 'Making it …' : 'Save …'}
            </Button>
          </div>
        ))}
        {connected === false && <p className="sentence bad">The station does not answer. Export again once it is back.</p>}
        {said !== null && (
          <output className={`sentence ${said.tone}`} data-testid="exported">
            <bdi>{said.text}</bdi>
          </output>
        )}
      </div>
    </Panel>
  )
}
