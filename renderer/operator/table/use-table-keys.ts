// Hands key presses to the actions that keys.ts names, wherever on the table they are pressed.
import { type RefObject, useEffect } from 'react'
import { act } from '../keys/act.ts'
import { keyAction } from '../keys/keys.ts'
import { useActions } from '../state/use-operator.ts'
import { isField } from './is-field.ts'

export function useTableKeys(input: RefObject<HTMLInputElement | null>): void {
  const operator = useActions()
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event
      const field = isField(target) && target !== input.current
      if (key === 'Escape') {
        if (target instanceof Element && target.closest('.panel, .amend')) return operator.close()
        // Esc in another field is about that field (it closes a list), and not about the line.
        return field ? input.current?.focus() : operator.escape()
      }
      const empty = field || operator.store.getState().draft.text === ''
      const action = keyAction({ key, ctrl: ctrlKey || metaKey, shift: shiftKey, alt: altKey, empty, field })
      if (!action) return
      event.preventDefault()
      // A key held down is one decision: a thumb that rests on undo must not empty the list. Walking the order is what repeating is for.
      if (!event.repeat || action.do === 'step') act(operator, action)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [operator, input])
}
