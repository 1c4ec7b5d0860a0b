// Records that stand, brought in one by one or as a list; lines that can't be read say why, and stay until they can.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { RecordsView } from '../../../core/views/records.ts'
import { useActions } from '../state/use-operator.ts'
import { listing, readRecords, readValue, type Standing } from './read-records.ts'

const EXAMPLE = 'Girls; Time; 12.34; Jo Before; 2019'

interface Part {
  view: RecordsView
  list(records: readonly Standing[]): Promise<boolean>
}

function One({ view, list }: Part) {
  const [at, setAt] = useState(0)
  const [value, setValue] = useState('')
  const [holder, setHolder] = useState('')
  const [when, setWhen] = useState('')
  const column = view.columns[at] ?? view.columns[0]
  if (!column) return <p className="quiet">There is no result yet that a record could be of. Add a contest first.</p>
  const size = readValue(column, value)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!size.ok || !(await list([{ column, value: size.value, holder: holder.trim(), when: when.trim() }]))) return
    setValue('')
    setHolder('')
    setWhen('')
  }
  return (
    <form className="stack" data-testid="record-one" onSubmit={(event) => void submit(event)}>
      <NativeSelect
        label="Record in"
        data-testid="record-column"
        value={String(at)}
        data={view.columns.map(({ divisionName, contestName, whatName }, index) => ({
          value: String(index),
          label: `${divisionName} · ${contestName} · ${whatName}`,
        }))}
        onChange={({ currentTarget }) => setAt(Number(currentTarget.value))}
      />
      <div className="row record-fields">
        <TextInput
          label="Value"
          autoComplete="off"
          placeholder="none yet"
          data-testid="record-value"
          value={value}
          error={size.ok ? null : size.error}
          onChange={({ currentTarget }) => setValue(currentTarget.value)}
        />
        <TextInput
          className="grow"
          label="Holder"
          dir="auto"
          maxLength={120}
          data-testid="record-holder"
          value={holder}
          onChange={({ currentTarget }) => setHolder(currentTarget.value)}
        />
        <TextInput
          label="Year"
          maxLength={40}
          data-testid="record-when"
          value={when}
          onChange={({ currentTarget }) => setWhen(currentTarget.value)}
        />
      </div>
      <Button type="submit" disabled={!size.ok} data-testid="record-list">
        List this record
      </Button>
    </form>
  )
}

function Many({ view, list }: Part) {
  const [text, setText] = useState('')
  const { good, bad } = readRecords(text, view.columns)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(await list(good))) return
    const kept = new Set(bad.map(({ line }) => line))
    setText(
      text
        .split(/\r?\n/)
        .filter((_, index) => kept.has(index + 1))
        .join('\n'),
    )
  }
  return (
    <form className="stack" data-testid="record-many" onSubmit={(event) => void submit(event)}>
      <textarea
        className="records-text"
        aria-label="Records, one a line: division, record, value, holder, year"
        placeholder={EXAMPLE}
        rows={5}
        spellCheck={false}
        dir="auto"
        data-testid="record-text"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {bad.slice(0, 5).map(({ line, message }) => (
        <p key={line} className="sentence warn small" data-testid="record-problem">
          Line {line}: {message}
        </p>
      ))}
      {bad.length > 5 && <p className="quiet small">And {bad.length - 5} more lines that can’t be read.</p>}
      <Button type="submit" disabled={good.length === 0} data-testid="record-list-all">
        {good.length === 0 ? 'No line can be listed yet' : `List ${good.length === 1 ? 'one record' : `${good.length} records`}`}
        {good.length > 0 && bad.length > 0 && `, leave ${bad.length}`}
      </Button>
    </form>
  )
}

export function ListRecords({ view }: { view: RecordsView }) {
  const operator = useActions()
  const [book, setBook] = useState(view.books[0]?.name ?? 'Meet record')
  const [many, setMany] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const list = async (records: readonly Standing[]) => {
    for (const command of listing(book, records, view)) {
      const answer = await operator.send(command)
      if (answer.ok) continue
      setProblem(answer.error.message)
      return false
    }
    setProblem(null)
    return true
  }
  const Form = many ? Many : One
  return (
    <section className="stack" aria-label="List records">
      <div className="row">
        <h3 className="grow">List what stands</h3>
        <Button size="compact-sm" variant="subtle" data-testid="record-way" onClick={() => setMany(!many)}>
          {many ? 'One at a time' : 'Paste a list'}
        </Button>
      </div>
      <TextInput
        label="Kind of record"
        dir="auto"
        maxLength={60}
        list="record-books"
        data-testid="record-book"
        value={book}
        onChange={({ currentTarget }) => setBook(currentTarget.value)}
      />
      <datalist id="record-books">
        {[...new Set(view.books.map(({ name }) => name))].map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      {book.trim() === '' ? <p className="quiet">Say first what kind of record it is.</p> : <Form view={view} list={list} />}
      {problem !== null && (
        <p className="sentence bad small" role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
