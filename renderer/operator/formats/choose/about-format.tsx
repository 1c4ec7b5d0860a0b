// What a format says, in words: for whoever chooses it, with what can be made of it.
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { PresetChoice } from '../../../../core/contract/contract.ts'
import { Said } from '../../parts/words.tsx'
import { contestTitle } from '../../state/contest-title.ts'
import { useSetUp, useSetUpActions } from '../../setup/use-set-up.ts'

const TAKES = { attempts: 'Attempts at the table', matches: 'Matches with each other', contests: 'The results of other contests' }

const groupWords = (groups: PresetChoice['groups']): string => groups.map(({ name, attempts }) => `${name} (${attempts})`).join(', ')

/** The contests of the event, each with what this format can do there. */
function Contests({ choice }: { choice: PresetChoice }) {
  const { edit } = useSetUpActions()
  const entries = useSetUp((state) => state.entries)
  const divisions = new Map(entries?.divisions.map(({ id, name }) => [id, name]))
  const contests = entries?.contests ?? []
  if (contests.length === 0) return null
  return (
    <div className="stack">
      <h3>In this event</h3>
      <ul className="fmt-contests scroll">
        {contests.map(({ contest, name, division, format, formatName, begun }) => {
          const title = contestTitle({ division: divisions.get(division) ?? '', name, formatName })
          const here = format === choice.id
          return (
            <li key={contest} className="row">
              <Said text={title} className="grow" />
              <span className="quiet small">
                {here ? 'scored by this' : formatName}
                {begun && ' · begun'}
              </span>
              <Button
                size="compact-sm"
                variant="default"
                data-testid={`rules-of-${contest}`}
                onClick={() => edit(here ? { contest } : { contest, with: choice.id })}
              >
                {here ? 'Change its rules' : 'Use this there'}
              </Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

export function AboutFormat({ choice }: { choice: PresetChoice }) {
  const { edit } = useSetUpActions()
  const { name, about, rules, takes, fields, groups, ranking, attributes, own } = choice
  return (
    <section className="card stack fmt-about scroll" aria-label={name} data-testid="format-about">
      <h2>{name}</h2>
      <p>{about}</p>
      <dl className="fmt-facts">
        <dt>Rules</dt>
        <dd>
          {rules.book} ({rules.year}), {rules.article}
        </dd>
        <dt>Taken</dt>
        <dd>
          {TAKES[takes]}: {groupWords(groups)}
        </dd>
        <dt>Typed</dt>
        <dd>{fields.join(', ')}</dd>
        {attributes.length > 0 && (
          <>
            <dt>In the list</dt>
            <dd>{attributes.map((attribute) => `${attribute.name}${attribute.required ? '' : ' (if known)'}`).join(', ')}</dd>
          </>
        )}
        <dt>Ahead is</dt>
        <dd>
          <ol className="fmt-ranking">
            {ranking.map((because) => (
              <li key={because}>{because}</li>
            ))}
          </ol>
        </dd>
      </dl>
      <div className="row">
        <Button variant="default" leftSection={<IconPencil size={18} />} data-testid="make-ours" onClick={() => edit({ id: choice.id })}>
          {own ? 'Change it' : 'Make it ours'}
        </Button>
        <span className="quiet small">
          {own ? 'For divisions to come; those that are there stay as they are.' : 'A copy to change; the preset stays as it is.'}
        </span>
      </div>
      <Contests choice={choice} />
    </section>
  )
}
