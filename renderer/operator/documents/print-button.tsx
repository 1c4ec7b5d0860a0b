// Prints documents with one press. Where some of them supersede another version it asks why, in place, and Enter prints.
import { Button, TextInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type SubmitEvent, useState } from 'react'
import type { DocumentRow } from '../../../core/views/documents.ts'
import { proposedReason, whyWords } from './document-words.ts'
import type { Printing } from './use-printing.ts'

function Why({
  changed,
  busy,
  send,
  close,
}: {
  changed: readonly DocumentRow[]
  busy: boolean
  send: (because: string) => void
  close: () => void
}) {
  const [because, setBecause] = useState(() => proposedReason(changed))
  const [problem, setProblem] = useState<string | null>(null)
  function submit(event: SubmitEvent) {
    event.preventDefault()
    if (because.trim() === '') return setProblem('It stands on the document: say why.')
    send(because.trim())
  }
  return (
    <form className="document-why" onSubmit={submit}>
      <TextInput
        size="xs"
        autoFocus
        label={whyWords(changed)}
        maxLength={200}
        autoComplete="off"
        data-testid="document-because"
        error={problem}
        value={because}
        onChange={({ currentTarget }) => setBecause(currentTarget.value)}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div className="row">
        <Button type="submit" size="xs" disabled={busy} data-testid="document-supersede">
          Print {changed.length === 1 ? 'the new version' : 'the new versions'}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          Leave it
        </Button>
      </div>
    </form>
  )
}

/** `rows`: what it prints. `label`: what the button says; its name for who can't see what it stands beside is `name`. */
export function PrintButton({
  rows,
  printing,
  label,
  name,
  main = false,
}: {
  rows: readonly DocumentRow[]
  printing: Printing
  label: string
  name: string
  main?: boolean
}) {
  const [asking, setAsking] = useState(false)
  const changed = rows.filter((row) => row.changed)
  const busy = printing.busy !== null
  async function send(because?: string) {
    if (await printing.print(rows, because)) setAsking(false)
  }
  return (
    <>
      <Button
        className="document-print"
        size={main ? 'xs' : 'compact-xs'}
        variant={main ? 'default' : 'subtle'}
        leftSection={main ? <IconPrinter size={16} aria-hidden="true" /> : undefined}
        disabled={busy || rows.length === 0}
        aria-label={name}
        aria-expanded={changed.length > 0 ? asking : undefined}
        data-testid={main ? 'document-set' : 'document-print'}
        onClick={() => (changed.length > 0 ? setAsking(!asking) : void send())}
      >
        {changed.length > 0 && !main ? `${label} …` : label}
      </Button>
      {asking && changed.length > 0 && (
        <Why changed={changed} busy={busy} send={(because) => void send(because)} close={() => setAsking(false)} />
      )}
    </>
  )
}
