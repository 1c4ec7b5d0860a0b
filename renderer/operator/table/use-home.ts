// The table's one input is where the focus comes home to: after a panel, a correction, a click, another window. It is never taken away
// from a field in which somebody types, and never from somebody who walks the page with Tab.
import { type RefObject, useEffect } from 'react'
import { useOperator } from '../state/use-operator.ts'
import { isField } from './is-field.ts'

export function useHome(root: RefObject<HTMLElement | null>, input: RefObject<HTMLInputElement | null>): void {
  const open = useOperator(({ panel, amending }) => panel !== 'standing' || amending !== null)
  useEffect(() => {
    if (!open) input.current?.focus()
  }, [open, input])

  useEffect(() => {
    const element = root.current
    if (!element) return
    const home = () => {
      if (!isField(document.activeElement)) input.current?.focus({ preventScroll: true })
    }
    // After the click has done what it does: it may have opened a field of its own.
    const clicked = () => void requestAnimationFrame(home)
    // A letter typed with the focus elsewhere belongs in the input. Space and Enter stay with the button that has the focus.
    const typing = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) => {
      if (key.length === 1 && key !== ' ' && key !== '?' && !ctrlKey && !metaKey && !altKey && !isField(target)) home()
    }
    // A choice that is made once and done with, unlike those of a form.
    const chosen = ({ target }: Event) => {
      if (target instanceof HTMLElement && target.matches('[data-home]')) input.current?.focus()
    }
    element.addEventListener('click', clicked)
    element.addEventListener('change', chosen)
    window.addEventListener('keydown', typing)
    window.addEventListener('focus', home)
    return () => {
      element.removeEventListener('click', clicked)
      element.removeEventListener('change', chosen)
      window.removeEventListener('keydown', typing)
      window.removeEventListener('focus', home)
    }
  }, [root, input])
}
