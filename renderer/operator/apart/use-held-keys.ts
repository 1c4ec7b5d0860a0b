// What is typed while a panel is on its way belongs to the panel, and not to the line: it is held back, and typed again where the focus is
// once the panel is there. Where it does not come, that is told; nothing is typed anywhere then.
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useActions } from '../state/use-operator.ts'
import { type Pressed, typeAgain } from './type-again.ts'

/** In ms: longer than this nobody's keys are held. */
const LONGEST = 4000

const LOST = 'What was typed before the panel had opened went nowhere. Type it again.'

/** Keys that are typed, and not those that do something wherever the focus is. */
const isTyped = ({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent) =>
  !ctrlKey && !metaKey && !altKey && !isComposing && (key.length === 1 || /^(Enter|Backspace|Delete|Arrow|Home|End|Page)/.test(key))

/** Holds back what is typed, until it is ended; what that was, in its order. */
function hold(): () => Pressed[] {
  const held: Pressed[] = []
  const pressed = (event: KeyboardEvent) => {
    if (!isTyped(event)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    held.push(event)
  }
  window.addEventListener('keydown', pressed, true)
  return () => {
    window.removeEventListener('keydown', pressed, true)
    return held.splice(0)
  }
}

async function typeAll(keys: readonly Pressed[]): Promise<void> {
  for (const key of keys) {
    typeAgain(key)
    // The page draws what the key has changed before the next one; no key of the keyboard's comes in between.
    await Promise.resolve()
  }
}

/**
 * Holds back what is typed while a panel is on its way. Used by what is around the panel, whose effects come after the panel's own, which take
 * the focus.
 */
export function useHeldKeys(panel: 'coming' | 'here' | 'failed'): void {
  const operator = useActions()
  const end = useRef<(() => Pressed[]) | null>(null)

  // Before anything more can be typed.
  useLayoutEffect(() => {
    if (panel === 'coming') end.current ??= hold()
  }, [panel])

  useEffect(() => {
    const over = () => {
      const keys = end.current?.() ?? []
      end.current = null
      return keys
    }
    const lose = () => {
      if (over().length > 0) operator.say({ tone: 'bad', text: LOST })
    }
    if (panel === 'here') void typeAll(over())
    if (panel === 'failed') lose()
    const timer = panel === 'coming' ? setTimeout(lose, LONGEST) : undefined
    return () => clearTimeout(timer)
  }, [panel, operator])

  // It was closed, or another one was opened, before it was there.
  useEffect(
    () => () => {
      if ((end.current?.() ?? []).length > 0) operator.say({ tone: 'bad', text: LOST })
      end.current = null
    },
    [operator],
  )
}
