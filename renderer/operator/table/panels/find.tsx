// Finds any action, competitor, attempt or contest by a few letters; arrows choose, Enter does.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role --
   ARIA's combobox with a list of its own has no element in HTML: a datalist can't hold actions, and a select can't be searched. */
import { TextInput } from '@mantine/core'
import { IconArrowsShuffle, IconBolt, IconPencil, IconUser } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { EntriesView } from '../../../../core/views/view.ts'
import { useActions, useOperator } from '../../state/use-operator.ts'
import type { Item } from './find-item.ts'
import { allItems, found } from './find-items.ts'
import { Panel } from './panel.tsx'

const ICONS = { action: IconBolt, competitor: IconUser, entry: IconPencil, contest: IconArrowsShuffle }

export function FindPanel() {
  const operator = useActions()
  const table = useOperator((state) => state.table)
  const contests = useOperator(({ station }) => station?.event?.contests)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [entries, setEntries] = useState<EntriesView | null>(null)
  const items = useMemo(() => allItems(table, contests ?? [], entries), [table, contests, entries])
  const results = useMemo(() => found(items, query), [items, query])
  const chosen = Math.min(at, results.length - 1)

  useEffect(() => field.current?.focus(), [])
  useEffect(() => operator.watch({ topic: 'entries' }, setEntries), [operator])
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const run = (item: Item | undefined) => {
    if (!item) return
    // Closed first: what runs may open a panel of its own.
    operator.show('standing')
    item.run(operator)
  }
  return (
    <Panel name="find" title="Find">
      <TextInput
        ref={field}
        size="md"
        role="combobox"
        aria-label="Find an action, a competitor or a contest"
        aria-expanded
        aria-controls="found"
        aria-activedescendant={results[chosen] ? `found-${chosen}` : undefined}
        placeholder="Number, name, contest or action"
        autoComplete="off"
        spellCheck={false}
        data-testid="find-query"
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') run(results[chosen])
          else if (event.key === 'ArrowDown') setAt(Math.min(results.length - 1, chosen + 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(0, chosen - 1))
          else return
          event.preventDefault()
        }}
      />
      <ul className="found" id="found" role="listbox" aria-label="Found" ref={list}>
        {results.map((item, index) => {
          const Icon = ICONS[item.kind]
          return (
            // Keys are handled by the combobox that this list belongs to.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <li
              key={item.id}
              id={`found-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              data-testid="found"
              data-kind={item.kind}
              onClick={() => run(item)}
            >
              <Icon size={18} aria-hidden="true" className="quiet" />
              <bdi className="said grow">{item.label}</bdi>
              <span className="quiet small">{item.detail}</span>
            </li>
          )
        })}
      </ul>
      {results.length === 0 && <p className="quiet">Nothing here is called “{query}”.</p>}
    </Panel>
  )
}
