// Finds the sheet that lies on the table: by its code or a start number, or out of the list of those in the contest, which says what is left to check.
import { Button, TextInput } from '@mantine/core'
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react'
import { type SyntheticEvent, useState } from 'react'
import type { SheetView } from '../../../core/paper-check/sheet.ts'
import type { TableView } from '../../../core/views/view.ts'
import { Said } from '../parts/words.tsx'
import { useActions, useOperator } from '../state/use-operator.ts'
import { type CallInput, sheetKey, useChecked } from './checked.ts'
import { whoseSheet } from './whose-sheet.ts'

interface Listed {
  of: SheetView['of']
  number: string
  name: string
}

/** The sheets of the contest on the table. */
function sheetsOf(table: TableView): Listed[] {
  const { contest } = table
  if (table.takes !== 'matches')
    return table.standing.rows.map(({ id, bib, name }) => ({ of: { contest, competitor: id }, number: bib, name }))
  return (table.matches?.rounds ?? []).flatMap(({ matches }) =>
    matches.map(({ match, title, sides }) => {
      const names = sides.map(({ people }) => people.map(({ name }) => name).join(' + ')).join(' – ')
      return { of: { contest, match }, number: String(match), name: `${title}: ${names}` }
    }),
  )
}

function StateOf({ left }: { left: number | undefined }) {
  if (left === undefined) return <IconCircleDashed size={18} className="quiet" aria-label="not checked yet" />
  if (left === 0) return <IconCircleCheckFilled size={18} className="good" aria-label="checked, the same" />
  return <IconAlertTriangleFilled size={18} className="warn" aria-label={`${left} different`} />
}

export function FindSheet({ found }: { found: (sheet: SheetView) => void }) {
  const { call } = useActions()
  const table = useOperator((state) => state.table)
  const event = useOperator(({ station }) => station?.event?.id ?? null)
  const checked = useChecked()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const left = checked.event === event ? checked.left : null
  const sheets = table && table.takes !== 'contests' ? sheetsOf(table) : []
  const done = sheets.filter(({ of }) => left?.has(sheetKey(of))).length

  async function open(which: CallInput) {
    const answer = await call('paper.sheet', which)
    if (answer.ok) found(answer.value)
    else setProblem(answer.error.message)
  }
  function find(submitted: SyntheticEvent) {
    submitted.preventDefault()
    if (text.trim() !== '') void open(whoseSheet(table, text))
  }
  return (
    <>
      <form className="stack" onSubmit={find}>
        <p>
          Type a signed sheet again, without seeing what is recorded. Only what differs is shown then; nothing changes before you say so.
        </p>
        <div className="row paper-find">
          <TextInput
            className="grow"
            label={table?.takes === 'matches' ? 'Code on the sheet, or number of the match' : 'Code on the sheet, or start number'}
            placeholder="K7P-4MX2"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
            data-testid="paper-find"
            value={text}
            onChange={(changed) => {
              setText(changed.currentTarget.value)
              setProblem(null)
            }}
          />
          <Button type="submit" variant="default" disabled={text.trim() === ''}>
            Open
          </Button>
        </div>
        {problem !== null && (
          <p className="sentence warn" role="alert" data-testid="paper-problem">
            {problem}
          </p>
        )}
      </form>
      {sheets.length === 0 ? (
        <p className="quiet">{table ? 'This contest has no sheets of its own.' : 'Choose a contest first.'}</p>
      ) : (
        <section className="stack" aria-label="Sheets of this contest">
          <p className="quiet small" data-testid="paper-progress">
            {done} of {sheets.length} sheets of this contest are checked
          </p>
          <ul className="paper-list">
            {sheets.map(({ of, number, name }) => (
              <li key={sheetKey(of)}>
                <button type="button" onClick={() => void open(of)}>
                  <StateOf left={left?.get(sheetKey(of))} />
                  <b className="bib">{number}</b>
                  <Said text={name} className="grow" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
