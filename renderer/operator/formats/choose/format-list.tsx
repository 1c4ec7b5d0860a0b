// The formats there are, under their headings, found by a few letters: letters narrow the list, arrows choose, Enter goes on.
/* oxlint-disable jsx-a11y/prefer-tag-over-role --
   ARIA's combobox with a list of its own has no element in HTML: a datalist has no headings, and a select can't be searched. */
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { PresetChoice } from '../../../../core/contract/contract.ts'
import { found } from './found.ts'

interface Props {
  choices: readonly PresetChoice[]
  chosen: PresetChoice | undefined
  choose(id: string): void
}

export function FormatList({ choices, chosen, choose }: Props) {
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const shelves = useMemo(() => found(choices, query), [choices, query])
  const flat = useMemo(() => shelves.flatMap((shelf) => shelf.choices), [shelves])
  const at = flat.findIndex(({ id }) => id === chosen?.id)

  useEffect(() => field.current?.focus(), [])
  const id = chosen?.id
  useEffect(() => {
    if (id !== undefined) document.getElementById(`format-${id}`)?.scrollIntoView({ block: 'nearest' })
  }, [id])

  const step = (by: number) => {
    const next = flat[at < 0 ? 0 : Math.min(flat.length - 1, Math.max(0, at + by))]
    if (next) choose(next.id)
  }
  const type = (text: string) => {
    setQuery(text)
    // The first that is found is what was meant: what half of the word found goes with the other half. No letters choose nothing.
    const [first] = found(choices, text).flatMap((shelf) => shelf.choices)
    if (first && text.trim() !== '' && first.id !== chosen?.id) choose(first.id)
  }
  return (
    <div className="fmt-choose">
      <TextInput
        ref={field}
        size="md"
        role="combobox"
        aria-label="Find a sport or a way to score"
        aria-expanded
        aria-controls="format-list"
        aria-activedescendant={at >= 0 ? `format-${flat[at]!.id}` : undefined}
        leftSection={<IconSearch size={18} />}
        placeholder={`Find one of ${choices.length}: a sport, a word, a rule book`}
        autoComplete="off"
        spellCheck={false}
        data-testid="format-query"
        value={query}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') step(1)
          else if (event.key === 'ArrowUp') step(-1)
          else if (event.key === 'PageDown') step(8)
          else if (event.key === 'PageUp') step(-8)
          else if (event.key === 'Escape' && query !== '') type('')
          else return
          event.preventDefault()
        }}
      />
      <div className="fmt-shelves scroll" id="format-list" role="listbox" aria-label="Formats" tabIndex={-1}>
        {shelves.map((shelf) => (
          <div key={shelf.family} role="group" aria-label={shelf.family}>
            <div className="fmt-family">{shelf.family}</div>
            {shelf.choices.map(({ id, name, about }) => (
              // Keys are handled by the combobox that this list belongs to.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={id}
                id={`format-${id}`}
                role="option"
                tabIndex={-1}
                className="fmt-choice"
                aria-selected={id === chosen?.id}
                data-testid={`preset-${id}`}
                onClick={() => choose(id)}
              >
                <span className="said fmt-choice-name">{name}</span>
                <span className="said quiet small">{about}</span>
              </div>
            ))}
          </div>
        ))}
        {flat.length === 0 && <p className="quiet">Nothing here is called “{query}”. Take one that is near, and make it yours.</p>}
      </div>
    </div>
  )
}
