// The three things that are done with results: announce, sign off by name, reopen. Each in one line; Enter does it.
import { Button, TextInput } from '@mantine/core'
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { Command } from '../../../core/decide/command.ts'
import type { ContestId } from '../../../core/ids.ts'
import { useActions } from '../state/use-operator.ts'

/** Sends a command; what was refused or asked stands under the form until something is typed. */
function useSent() {
  const operator = useActions()
  const [asked, setAsked] = useState<{ kind: 'question' | 'problem'; text: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (command: Command, done: string) => {
    if (busy) return
    setBusy(true)
    const answer = await operator.send(command)
    setBusy(false)
    if (answer.ok) {
      setAsked(null)
      return operator.say({ tone: 'good', text: done })
    }
    setAsked({ kind: answer.error.kind === 'odd' ? 'question' : 'problem', text: answer.error.message })
  }
  return { asked, busy, send, problem: (text: string) => setAsked({ kind: 'problem', text }), clear: () => setAsked(null) }
}

function Form({
  name,
  sent,
  onSubmit,
  children,
}: {
  name: string
  sent: ReturnType<typeof useSent>
  onSubmit: () => void
  children: ReactNode
}) {
  const { asked, clear } = sent
  return (
    <form
      className="life-form"
      data-testid={name}
      onChange={clear}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <div className="life-fields">{children}</div>
      {asked && (
        <p className="sentence warn small" role="alert" data-testid="life-word">
          {asked.text}{' '}
          {asked.kind === 'question' && (
            <>
              <kbd>Enter</kbd> all the same
            </>
          )}
        </p>
      )}
    </form>
  )
}

const useFocus = (focused: boolean) => {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focused) field.current?.focus()
  }, [focused])
  return field
}

/** `after`: the version that this one supersedes; a reason is asked then. */
export function Announce({ contest, after, focused }: { contest: ContestId; after: number | null; focused: boolean }) {
  const sent = useSent()
  const [minutes, setMinutes] = useState('30')
  const [reason, setReason] = useState('')
  const first = useFocus(focused)
  const version = (after ?? 0) + 1
  const announce = () => {
    if (!/^\d{1,5}$/.test(minutes.trim()))
      return sent.problem('For how many minutes can they be protested? Type a whole number; 0 for none.')
    if (after !== null && reason.trim() === '') return sent.problem(`Say why version ${version} supersedes version ${after}.`)
    const protest = Number(minutes.trim())
    const command: Command = {
      name: 'results.announce',
      contest,
      protest,
      ...(after === null ? {} : { supersedes: after, reason: reason.trim() }),
    }
    void sent.send(command, `Version ${version} is announced${protest === 0 ? '' : `, and can be protested for ${protest} minutes`}.`)
  }
  return (
    <Form name="life-announce" sent={sent} onSubmit={announce}>
      <TextInput
        ref={after === null ? first : undefined}
        className="life-minutes"
        label="Protest, min"
        inputMode="numeric"
        autoComplete="off"
        data-testid="life-minutes"
        value={minutes}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget }) => setMinutes(currentTarget.value)}
      />
      {after !== null && (
        <TextInput
          ref={first}
          className="grow"
          label={`Why it supersedes version ${after}`}
          autoComplete="off"
          maxLength={200}
          data-testid="life-reason"
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      )}
      <Button type="submit" disabled={sent.busy} data-testid="life-announce-send">
        {after === null ? 'Announce results' : `Announce v${version}`}
      </Button>
    </Form>
  )
}

export function Sign({ contest, version, focused }: { contest: ContestId; version: number; focused: boolean }) {
  const sent = useSent()
  const [by, setBy] = useState('')
  const field = useFocus(focused)
  const sign = () => {
    if (by.trim() === '') return sent.problem('Who signs? Type the name.')
    const confirmed = sent.asked?.kind === 'question'
    void sent.send(
      { name: 'results.sign', contest, version, by: by.trim(), ...(confirmed ? { confirmed } : {}) },
      `Version ${version} is official, signed off by ${by.trim()}.`,
    )
  }
  return (
    <Form name="life-sign" sent={sent} onSubmit={sign}>
      <TextInput
        ref={field}
        className="grow"
        label="Signed off by"
        placeholder="Name of the chief referee"
        autoComplete="off"
        maxLength={200}
        data-testid="life-by"
        value={by}
        onChange={({ currentTarget }) => setBy(currentTarget.value)}
      />
      <Button type="submit" disabled={sent.busy} data-testid="life-sign-send">
        Make official
      </Button>
    </Form>
  )
}

export function Reopen({ contest, version }: { contest: ContestId; version: number }) {
  const sent = useSent()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const field = useFocus(open)
  if (!open)
    return (
      <div>
        <Button size="compact-sm" variant="default" data-testid="life-reopen" onClick={() => setOpen(true)}>
          Reopen …
        </Button>
      </div>
    )
  const reopen = () => {
    if (reason.trim() === '') return sent.problem('Say why they are reopened.')
    void sent.send(
      { name: 'results.reopen', contest, reason: reason.trim() },
      `Version ${version} is reopened: its results are provisional.`,
    )
  }
  return (
    <Form name="life-reopening" sent={sent} onSubmit={reopen}>
      <TextInput
        ref={field}
        className="grow"
        label={`Why version ${version} is reopened`}
        autoComplete="off"
        maxLength={200}
        data-testid="life-reopen-reason"
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Button type="submit" color="red.8" disabled={sent.busy} data-testid="life-reopen-send">
        Reopen
      </Button>
    </Form>
  )
}
