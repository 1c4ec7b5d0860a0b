// A further contest: found by a few letters, named, and for an overall which contests it adds up. Enter adds it.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type SubmitEvent, useState } from 'react'
import type { PresetChoice } from '../../../../core/contract/contract.ts'
import type { ContestId } from '../../../../core/ids.ts'
import type { EntriesView } from '../../../../core/views/view.ts'
import '../../formats/choose/choose.css'
import { FormatList } from '../../formats/choose/format-list.tsx'
import { Said } from '../../parts/words.tsx'
import { Foot } from '../foot.tsx'
import { usePresets, useSetUp, useSetUpActions } from '../use-set-up.ts'
import { type Adding, commandsOf, contestsIn, sourcesOf, usualTitle } from './adding.ts'

interface Props {
  adding: Adding
  entries: EntriesView
}

/** What an overall is made of: everything there is, until somebody says otherwise. */
function Sources({ adding, entries }: Props) {
  const { add } = useSetUpActions()
  const contests = contestsIn(entries, adding.division)
  const sources = sourcesOf(adding, contests)
  const toggle = (id: ContestId) =>
    add({ ...adding, sources: sources.includes(id) ? sources.filter((one) => one !== id) : [...sources, id] })
  return (
    <fieldset className="stack contests-sources">
      <legend>It adds up</legend>
      {contests.map(({ contest, name }) => (
        <label key={contest} className="contests-check">
          <input type="checkbox" data-testid="source" checked={sources.includes(contest)} onChange={() => toggle(contest)} />
          <Said text={name} />
        </label>
      ))}
      {contests.length < 2 && (
        <p className="sentence warn small">There is one contest to add up so far. Add the others first, then the overall.</p>
      )}
    </fieldset>
  )
}

function Says({ adding, entries, format }: Props & { format: PresetChoice }) {
  const { add, edit } = useSetUpActions()
  const contests = contestsIn(entries, adding.division)
  const many = entries.divisions.length - 1
  const needs = format.attributes.filter(({ required }) => required).map(({ name }) => name.toLowerCase())
  return (
    <>
      <h2>
        <Said text={format.name} />
      </h2>
      <p>{format.about}</p>
      <p className="quiet small">
        {format.rules.book} ({format.rules.year}), {format.rules.article}.{' '}
        {needs.length > 0 && `It needs the ${needs.join(' and the ')} of everybody.`}
      </p>
      <TextInput
        label="Name"
        dir="auto"
        maxLength={200}
        autoComplete="off"
        data-testid="contest-title"
        placeholder={usualTitle(format.name, contests)}
        value={adding.title ?? ''}
        onChange={({ currentTarget: { value } }) => add({ ...adding, title: value === '' ? null : value })}
      />
      {format.takes === 'contests' ? (
        <Sources adding={adding} entries={entries} />
      ) : (
        <NativeSelect
          label="Goes on from"
          data-testid="contest-after"
          value={adding.after ?? ''}
          data={[
            { value: '', label: 'No other contest' },
            ...contests.map(({ contest, name }) => ({ value: contest as string, label: name })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            add({ ...adding, after: contests.find(({ contest }) => contest === value)?.contest ?? null })
          }
        />
      )}
      {many > 0 && (
        <label className="contests-check">
          <input
            type="checkbox"
            data-testid="everywhere"
            checked={adding.everywhere}
            onChange={() => add({ ...adding, everywhere: !adding.everywhere })}
          />
          <span>{many === 1 ? 'In the other division as well' : `In the other ${many} divisions as well`}</span>
        </label>
      )}
      <Button
        variant="subtle"
        leftSection={<IconPencil size={18} />}
        className="contests-ours"
        data-testid="make-ours"
        onClick={() => edit({ id: format.id })}
      >
        {format.own ? 'Change its rules first' : 'Make it ours first'}
      </Button>
    </>
  )
}

export function AddContest({ adding, entries }: Props) {
  const { add, addContests } = useSetUpActions()
  const presets = usePresets()
  const busy = useSetUp((state) => state.busy)
  const [problem, setProblem] = useState<string | null>(null)
  const format = presets.find(({ id }) => id === adding.format)
  const division = entries.divisions.find(({ id }) => id === adding.division)?.name ?? ''
  const empty = format?.takes === 'contests' && sourcesOf(adding, contestsIn(entries, adding.division)).length === 0

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (format) setProblem(await addContests(commandsOf(adding, format, entries)))
  }
  return (
    <form className="setup-form" data-testid="add-contest" onSubmit={(event) => void submit(event)}>
      <section className="setup-body fmt-choosing" aria-labelledby="add-contest-title">
        <h2 id="add-contest-title">
          A contest for <Said text={division} />
        </h2>
        <div className="fmt-choosing-body">
          <FormatList
            choices={presets}
            chosen={format}
            choose={(id) => {
              add({ ...adding, format: id })
              setProblem(null)
            }}
          />
          <section className="card stack fmt-about scroll" aria-label="The contest">
            {format ? (
              <Says adding={adding} entries={entries} format={format} />
            ) : (
              <p className="quiet">Type what it is, such as time, jump, points or overall, and choose how it is scored.</p>
            )}
          </section>
        </div>
        {problem !== null && (
          <p className="sentence bad" role="alert" data-testid="contest-problem">
            {problem}
          </p>
        )}
      </section>
      <Foot
        aside={
          <span className="quiet small">
            Type to find, <kbd>↑</kbd> <kbd>↓</kbd> to choose, <kbd>Tab</kbd> to its name, <kbd>Enter</kbd> to add it
          </span>
        }
      >
        <Button variant="default" size="md" data-testid="contest-cancel" onClick={() => add(null)}>
          Not now
        </Button>
        <Button type="submit" size="md" data-testid="contest-save" disabled={!format || busy || empty}>
          Add {format?.takes === 'contests' ? 'the overall' : 'the contest'}
        </Button>
      </Foot>
    </form>
  )
}
