// On the first screen: an event that was exported as JSON, made an event here. Where it is here already nothing is written over it.
import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { importPut, putDocument } from '../exports/carry.ts'
import { sayOnceOpen } from '../exports/say-once-open.ts'
import { ChooseFile } from '../parts/choose-file.tsx'
import { useActions } from '../state/use-operator.ts'
import '../exports/exports.css'

interface Problem {
  upload: string
  text: string
  isHere: boolean
}

export function ImportEvent({ isBusy }: { isBusy: boolean }) {
  const operator = useActions()
  const { call } = operator
  const [name, setName] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function ask(upload: string, here?: 'open' | 'add') {
    const answer = await importPut(call, upload, here)
    if (answer.ok) sayOnceOpen(operator, answer.value.said)
    else setProblem({ upload, text: answer.error.message, isHere: answer.error.field === 'here' })
    setName(null)
  }
  async function take(file: File) {
    if (name !== null) return
    setName(file.name)
    setProblem(null)
    const upload = crypto.getRandomValues(new Uint32Array(4)).join('-').slice(0, 40)
    // A file that is gone by now, or can't be read, throws; it is told like one that did not come.
    const text = await file.text().catch(() => null)
    if (text === null) {
      setProblem({ upload, text: 'That file can’t be read any more. Nothing was imported; choose it again.', isHere: false })
      return setName(null)
    }
    const put = await putDocument(call, upload, text)
    if (put.ok) return ask(upload)
    setProblem({ upload, text: put.error.message, isHere: false })
    setName(null)
  }
  const goOn = (here: 'open' | 'add') => {
    if (!problem || name !== null) return
    setName('')
    void ask(problem.upload, here)
  }
  const disabled = isBusy || name !== null
  return (
    <section className="card stack" aria-labelledby="import-event-title" data-testid="import-event">
      <h2 id="import-event-title">Import an exported event</h2>
      <p className="quiet">A JSON file that Scoretable has exported. Every entry in it is checked against its signature.</p>
      {problem && (
        <p className="sentence bad" role="alert" data-testid="import-event-problem">
          <bdi>{problem.text}</bdi>
        </p>
      )}
      {problem?.isHere && (
        <div className="stack import-event-ways">
          <Button variant="default" disabled={disabled} data-testid="import-event-open" onClick={() => goOn('open')}>
            Open it
          </Button>
          <Button variant="default" disabled={disabled} data-testid="import-event-add" onClick={() => goOn('add')}>
            Open it and add what it lacks
          </Button>
        </div>
      )}
      <div>
        <ChooseFile label="Exported event" accept=".json,application/json" testId="import-event-file" take={(file) => void take(file)}>
          {(choose) => (
            <Button
              variant="default"
              leftSection={<IconUpload size={16} />}
              disabled={disabled}
              data-testid="import-event-choose"
              onClick={choose}
            >
              {name === null ? 'Choose the file' : 'Checking every entry …'}
            </Button>
          )}
        </ChooseFile>
      </div>
    </section>
  )
}
