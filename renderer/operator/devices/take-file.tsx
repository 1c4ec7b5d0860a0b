// A file that a phone made of what it could not send: chosen here, and taken like what is sent.
import { Button, FileButton } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useActions } from '../state/use-operator.ts'

export function TakeFile() {
  const { call } = useActions()
  const [said, setSaid] = useState<{ good: boolean; text: string } | null>(null)
  // The same file can be chosen again: it may have been saved anew.
  const reset = useRef<() => void>(null)
  const take = async (file: File | null) => {
    if (!file) return
    const answer = await call('device.takeFile', { text: await file.text() })
    setSaid(answer.ok ? { good: true, text: answer.value.said } : { good: false, text: answer.error.message })
    reset.current?.()
  }
  return (
    <div className="take-file">
      <p className="small quiet">A phone without any network can save what waits to a file. It goes in here, like what is sent.</p>
      <FileButton resetRef={reset} onChange={(file) => void take(file)} inputProps={{ 'data-testid': 'take-file' } as object}>
        {(props) => (
          <Button {...props} size="compact-sm" variant="default" leftSection={<IconFileImport size={16} />}>
            Take a file from a phone …
          </Button>
        )}
      </FileButton>
      {said && (
        <p className={`small sentence ${said.good ? 'good' : 'bad'}`} role={said.good ? 'status' : 'alert'} data-testid="took-file">
          {said.text}
        </p>
      )}
    </div>
  )
}
