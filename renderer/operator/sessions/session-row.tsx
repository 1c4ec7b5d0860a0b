// One session: its name and start, each changed in place; Enter or leaving the field saves it, Esc leaves it as it was. Alt and an arrow move it.
import { ActionIcon, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import type { SessionSummary } from '../../../core/views/session-words.ts'
import { moved, removed, renamed } from './plan.ts'
import type { Planner } from './use-plan.ts'

const contestCount = (count: number) => (count === 0 ? 'no contest yet' : count === 1 ? '1 contest' : `${count} contests`)

/** What is said of a session that is removed. */
function removedWords({ name, contests }: SessionSummary): string {
  if (contests.length === 0) return `${name} is removed.`
  return `${name} is removed. Its ${contestCount(contests.length)} ${contests.length === 1 ? 'is' : 'are'} in no session now; no result changed.`
}

interface Props {
  session: SessionSummary
  index: number
  count: number
  planner: Planner
}

export function SessionRow({ session, index, count, planner }: Props) {
  const { session: id, name, starts = '', contests } = session
  const [draft, setDraft] = useState<{ name: string; starts: string } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const shown = draft ?? { name, starts }

  async function save() {
    if (!draft) return
    if (draft.name.trim() === '') return setProblem('A session needs a name.')
    const refused = await planner.change(renamed(id, draft.name, draft.starts))
    setProblem(refused)
    // What was typed meanwhile is another change.
    if (refused === null) setDraft((now) => (now === draft ? null : now))
  }
  function leave() {
    setDraft(null)
    setProblem(null)
  }
  const move = (by: 1 | -1) => void planner.tell(moved(id, by))
  const remove = () => void planner.tell(removed(id), removedWords(session))

  function pressed(event: KeyboardEvent) {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (event.altKey && by !== null) move(by)
    else if (event.altKey && event.key === 'Delete') remove()
    else if (event.key === 'Enter') void save()
    // What is half typed is dropped first; the next Esc closes the panel.
    else if (event.key === 'Escape' && draft) leave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const field = (which: 'name' | 'starts', label: string, testId: string) => (
    <TextInput
      className={`session-${which}`}
      size="xs"
      dir="auto"
      aria-label={label}
      title={shown[which]}
      placeholder={which === 'starts' ? 'start' : undefined}
      maxLength={200}
      autoComplete="off"
      data-testid={testId}
      value={shown[which]}
      error={which === 'name' && problem !== null}
      onKeyDown={pressed}
      onBlur={() => (draft && draft.name.trim() === '' ? leave() : void save())}
      onChange={({ currentTarget: { value } }) => {
        setDraft({ ...shown, [which]: value })
        setProblem(null)
      }}
    />
  )
  const button = (label: string, icon: React.ReactNode, testId: string, isOff: boolean, onClick: () => void) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={label}
      title={label}
      disabled={isOff}
      data-testid={testId}
      onClick={onClick}
    >
      {icon}
    </ActionIcon>
  )
  return (
    <li className="session" data-testid="session" data-session={id}>
      <span className="session-number">{index + 1}</span>
      {field('name', `Name of session ${index + 1}`, 'session-name')}
      {field('starts', `Start of ${name}`, 'session-starts')}
      <span className="quiet small session-count">{contestCount(contests.length)}</span>
      <span className="session-tools">
        {button(`${name} up`, <IconArrowUp size={16} />, 'session-up', index === 0, () => move(-1))}
        {button(`${name} down`, <IconArrowDown size={16} />, 'session-down', index === count - 1, () => move(1))}
        {button(`Remove ${name}`, <IconTrash size={16} />, 'session-remove', false, remove)}
      </span>
      {problem !== null && (
        <p className="sentence bad small session-problem" role="alert" data-testid="session-problem">
          {problem}
        </p>
      )}
    </li>
  )
}
