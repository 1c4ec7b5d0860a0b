// Which session each contest is in. A number puts the contest that has the focus into that session and goes on to the next one, so that twenty
// of them are twenty presses; the list itself opens for a mouse, or with Alt and the arrow down.
import { NativeSelect } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import type { ContestId, SessionId } from '../../../core/ids.ts'
import type { SessionSummary } from '../../../core/views/session-words.ts'
import type { ContestSummary } from '../../../core/views/view.ts'
import { Said } from '../parts/words.tsx'
import { contestTitle } from '../state/contest-title.ts'
import { placed, placing } from './plan.ts'
import type { Planner } from './use-plan.ts'

const NONE = ''
/** So many sessions have a key. */
export const MOST_KEYS = 9

interface Props {
  contests: readonly ContestSummary[]
  sessions: readonly SessionSummary[]
  planner: Planner
}

export function PlaceContests({ contests, sessions, planner }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const choices = [
    { value: NONE, label: 'in no session' },
    ...sessions.map(({ session, name }, index) => ({
      value: session as string,
      // Without a number where no key has it, so that its first letters find it.
      label: index < MOST_KEYS ? `${index + 1} · ${name}` : name,
    })),
  ]
  const put = (contest: ContestId, to: SessionId | null) => void planner.tell(placed(contest, to))
  const goTo = (index: number) => list.current?.querySelectorAll('select')[index]?.focus()

  function pressed(event: KeyboardEvent, contest: ContestId, index: number) {
    // In the list that lies open, keys are its own.
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const place = placing(event.key, sessions)
    if (by === undefined && !place) return
    event.preventDefault()
    event.stopPropagation()
    if (place) put(contest, place.to)
    goTo(Math.max(0, Math.min(contests.length - 1, index + (by ?? 1))))
  }
  return (
    <ul className="lined session-contests" ref={list} data-testid="session-contests">
      {contests.map((contest, index) => {
        const title = contestTitle(contest, contests)
        const session = sessions.find((each) => each.contests.includes(contest.contest))
        return (
          <li key={contest.contest} className="session-contest" data-none={session === undefined || undefined}>
            <Said text={title} className="grow" />
            <NativeSelect
              size="xs"
              className="session-choice"
              aria-label={`Session of ${title}`}
              data-testid="contest-session"
              data-contest={contest.contest}
              data={choices}
              value={session?.session ?? NONE}
              onKeyDown={(event) => pressed(event, contest.contest, index)}
              onChange={({ currentTarget: { value } }) =>
                put(contest.contest, sessions.find((each) => each.session === value)?.session ?? null)
              }
            />
          </li>
        )
      })}
    </ul>
  )
}
