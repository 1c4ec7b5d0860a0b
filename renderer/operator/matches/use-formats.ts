// The formats there are, for whoever chooses one.
import { useEffect, useState } from 'react'
import type { FormatsView } from '../../../core/views/format.ts'
import { useActions } from '../state/use-operator.ts'

/** The event's own formats and the presets in which somebody can compete, while a panel that offers them is open; at first none. */
export function useFormats(): FormatsView['choices'] {
  const operator = useActions()
  const [choices, setChoices] = useState<FormatsView['choices']>([])
  useEffect(
    () =>
      operator.watch({ topic: 'formats' }, (view: FormatsView | null) =>
        setChoices((view?.choices ?? []).filter(({ takes }) => takes !== 'contests')),
      ),
    [operator],
  )
  return choices
}
