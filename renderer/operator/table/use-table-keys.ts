// Hands key presses to the actions that keys.ts names, wherever on the table they are pressed.
import { type RefObject, useEffect } from 'react'
import { keyAction, type KeyAction, stepFrom } from '../keys/keys.ts'
import type { Operator } from '../state/operator.ts'
import { useActions } from '../state/use-operator.ts'
import { isField } from './is-field.ts'

/** Does what a key means. */
export function act(operator: Operator, action: KeyAction): void {
  const { table, station } = operator.store.getState()
  switch (action.do) {
    case 'find':
    case 'keys':
    case 'screens':
    case 'publish':
      return operator.show(action.do)
    case 'undo':
      return void operator.undo()
    case 'redeclare':
      return operator.redeclare()
    case 'correct-last': {
      const last = table?.recent.find(({ can }) => can.correct)
      if (last) operator.amend({ how: 'correct', seq: last.seq })
      else operator.say({ tone: 'bad', text: 'There is nothing to correct in this contest.' })
      return
    }
    case 'contest': {
      const contest = station?.event?.contests[action.index]
      if (contest) void operator.focus(contest.contest)
      return
    }
    case 'step': {
      const row = table && stepFrom(table.order, table.now?.id, action.by)
      if (row) void operator.focus(table.contest, { competitor: row.id, slot: row.slot })
    }
  }
}

export function useTableKeys(input: RefObject<HTMLInputElement | null>): void {
  const operator = useActions()
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event
      if (key === 'Escape') return target instanceof Element && target.closest('.panel, .amend') ? operator.close() : operator.escape()
      const field = isField(target) && target !== input.current
      const empty = field || operator.store.getState().draft.text === ''
      const action = keyAction({ key, ctrl: ctrlKey || metaKey, shift: shiftKey, alt: altKey, empty, field })
      if (!action) return
      event.preventDefault()
      act(operator, action)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [operator, input])
}
