// Documents in the right column: what can be printed of a contest, a session or all, which version of each is out, and whether it still says what is so.
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { SHEETS, type Sheet } from '../../../core/contract/documents.ts'
import type { DocumentRow } from '../../../core/views/documents.ts'
import { sessionLine } from '../../../core/views/session-words.ts'
import { useClock } from '../life/use-clock.ts'
import { Pills } from '../parts/pills.tsx'
import { Said } from '../parts/words.tsx'
import { contestTitle } from '../state/contest-title.ts'
import { useOperator } from '../state/use-operator.ts'
import { Panel } from '../table/panels/panel.tsx'
import { useWatched } from '../why/use-watched.ts'
import { documentsIn, isScope, WHOLE_EVENT } from './document-scope.ts'
import { documentCount, stateWords } from './document-words.ts'
import { keepSheet, keptSheet } from './paper-size.ts'
import { PrintButton } from './print-button.tsx'
import { type Printing, usePrinting } from './use-printing.ts'
import './documents.css'

const NAMES: Record<Sheet, string> = { a4: 'A4', letter: 'Letter' }
const SIZES = SHEETS.map((value) => ({ value, label: NAMES[value] }))
const GROUPS = [
  { when: 'before', title: 'Before it starts' },
  { when: 'after', title: 'Results' },
] as const

function Row({ row, now, long, printing }: { row: DocumentRow; now: number; long: boolean; printing: Printing }) {
  const { state, changed } = stateWords(row, now)
  return (
    <li
      className="document"
      data-testid="document"
      data-paper={row.paper}
      data-of={row.of}
      data-version={row.version?.number ?? ''}
      data-changed={row.changed}
    >
      <div className="document-words">
        <b>{row.title}</b>
        {long && <Said text={row.about} className="small" />}
        <span className="small quiet">
          {state}
          {changed !== '' && <span className="document-changed"> · {changed}</span>}
        </span>
      </div>
      <PrintButton rows={[row]} printing={printing} label="Print" name={`Print: ${row.title}, ${row.about}`} />
    </li>
  )
}

function Group({
  title,
  rows,
  now,
  long,
  printing,
}: {
  title: string
  rows: readonly DocumentRow[]
  now: number
  long: boolean
  printing: Printing
}) {
  return (
    <section className="documents" aria-label={title}>
      <div className="document-head">
        <h3>{title}</h3>
        <PrintButton
          main
          rows={rows}
          printing={printing}
          label={rows.length === 1 ? 'Print it' : `Print all ${rows.length}`}
          name={`${title}: print ${documentCount(rows.length)}`}
        />
      </div>
      <ul className="lined">
        {rows.map((row) => (
          <Row key={`${row.paper}:${row.of}`} row={row} now={now} long={long} printing={printing} />
        ))}
      </ul>
    </section>
  )
}

function Listed({ documents }: { documents: readonly DocumentRow[] }) {
  const contests = useOperator(({ station }) => station?.event?.contests) ?? []
  const sessions = useOperator(({ station }) => station?.event?.sessions) ?? []
  const focus = useOperator(({ station }) => station?.focus ?? null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [size, setSize] = useState(keptSheet)
  const printing = usePrinting(size)
  const now = useClock(null)
  const there = { contests, sessions }
  const scope = chosen !== null && isScope(chosen, there) ? chosen : (focus ?? WHOLE_EVENT)
  const shown = documentsIn(documents, scope, there)
  const isOne = contests.some(({ contest }) => contest === scope)
  const options = contests.map((contest) => (
    <option key={contest.contest} value={contest.contest}>
      {contestTitle(contest, contests)}
    </option>
  ))
  return (
    <>
      <div className="row">
        <NativeSelect
          className="grow"
          size="xs"
          aria-label="Of which contest or session"
          data-testid="document-scope"
          value={scope}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          <option value={WHOLE_EVENT}>The whole event</option>
          {sessions.length === 0 ? (
            options
          ) : (
            <>
              <optgroup label="Sessions">
                {sessions.map((session) => (
                  <option key={session.session} value={session.session}>
                    {sessionLine(session)}
                  </option>
                ))}
              </optgroup>
              <optgroup label="Contests">{options}</optgroup>
            </>
          )}
        </NativeSelect>
        <Pills
          legend="The sheet in the printer"
          name="paper-size"
          testId="paper"
          choices={SIZES}
          value={size}
          choose={(to) => {
            setSize(to)
            keepSheet(to)
          }}
        />
      </div>
      {printing.busy !== null && (
        <output className="sentence" data-testid="document-busy">
          Making {documentCount(printing.busy)} … Scoring goes on.
        </output>
      )}
      {printing.said && (
        <p
          className={`sentence ${printing.said.tone}`}
          role={printing.said.tone === 'bad' ? 'alert' : 'status'}
          data-testid="document-said"
        >
          {printing.said.text}
        </p>
      )}
      {GROUPS.map(({ when, title }) => {
        const rows = shown.filter((row) => row.when === when)
        return rows.length === 0 ? null : <Group key={when} title={title} rows={rows} now={now} long={!isOne} printing={printing} />
      })}
      <p className="quiet small">Each one that says something new gets the next number, and says which it supersedes and why.</p>
    </>
  )
}

export function DocumentsPanel() {
  const view = useWatched({ topic: 'documents' })
  return (
    <Panel name="documents" title="Documents">
      {view === undefined ? (
        <p className="quiet">Looking at what there is to print …</p>
      ) : view === null || view.documents.length === 0 ? (
        <p className="quiet">There is nothing to print yet: nobody is entered. The entry list comes first, in the set-up.</p>
      ) : (
        <Listed documents={view.documents} />
      )}
    </Panel>
  )
}
