// One screen: its name, whether it is there, and what it shows. A choice is on the screen at once; a message once it is sent.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import type { ScreenSummary } from '../../../../core/contract/contract.ts'
import type { Scene } from '../../../../core/contract/scene.ts'
import type { ContestSummary } from '../../../../core/views/view.ts'
import { contestTitle } from '../../state/contest-title.ts'
import type { Operator } from '../../state/operator.ts'
import { sceneWords } from '../../state/words.ts'
import { choiceOf, type SceneChoice, sceneChoices, sceneOf } from './scene-of.ts'

interface Props {
  screen: ScreenSummary
  contests: readonly ContestSummary[]
  operator: Operator
  /** The contest the table is on. */
  focus: ContestSummary['contest'] | null
}

const FOLLOWS = ''

export function Screen({ screen, contests, operator, focus }: Props) {
  const { id, name, scene, connected } = screen
  const [problem, setProblem] = useState<string | null>(null)
  /** Chosen here but not on the screen yet: a message still being written. */
  const [writing, setWriting] = useState(scene.kind === 'message')
  const [text, setText] = useState(scene.kind === 'message' ? scene.text : '')
  const [title, setTitle] = useState(name)
  const contestId = 'contest' in scene ? (scene.contest ?? FOLLOWS) : FOLLOWS
  const shown: SceneChoice = writing ? 'message' : choiceOf(scene)
  const choices = sceneChoices(
    contests.find(({ contest }) => contest === (contestId === FOLLOWS ? focus : contestId)),
    shown,
  )

  async function steer(next: Scene | null) {
    if (!next) return
    const answer = await operator.call('screen.steer', { screen: id, scene: next })
    setProblem(answer.ok ? null : answer.error.message)
  }
  async function rename() {
    const wanted = title.trim()
    if (wanted === '' || wanted === name) return setTitle(name)
    const answer = await operator.call('screen.rename', { screen: id, name: wanted })
    setProblem(answer.ok ? null : answer.error.message)
  }
  const choose = (chosen: SceneChoice, contest: string) => {
    setWriting(chosen === 'message')
    if (chosen !== 'message')
      void steer(
        sceneOf(
          chosen,
          contests.find((one) => one.contest === contest),
          '',
        ),
      )
  }
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    void steer(sceneOf('message', undefined, text))
  }

  return (
    <li className="card screen" data-testid="screen" data-screen={id} data-connected={connected}>
      <div className="row">
        <TextInput
          className="grow"
          aria-label="Name of the screen"
          data-testid="screen-name"
          maxLength={24}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          onBlur={() => void rename()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void rename()
          }}
        />
        <span className={connected ? 'good small' : 'warn small'}>{connected ? '● connected' : '○ not connected'}</span>
      </div>
      <p className="quiet small" data-testid="screen-shows">
        Shows: {sceneWords(scene)}
      </p>
      <div className="row">
        <NativeSelect
          className="grow"
          aria-label={`What ${name} shows`}
          data-testid="screen-scene"
          value={shown}
          data={choices.map(({ value, label }) => ({ value: value as string, label }))}
          onChange={(event) => choose(choices.find(({ value }) => value === event.currentTarget.value)?.value ?? 'blank', contestId)}
        />
        {shown !== 'message' && shown !== 'blank' && (
          <NativeSelect
            className="grow"
            aria-label={`Contest on ${name}`}
            data-testid="screen-contest"
            value={contestId}
            data={[
              { value: FOLLOWS, label: 'The table’s contest' },
              ...contests.map((contest) => ({ value: contest.contest as string, label: contestTitle(contest, contests) })),
            ]}
            onChange={(event) => choose(shown, event.currentTarget.value)}
          />
        )}
      </div>
      {shown === 'message' && (
        <form className="row" onSubmit={send}>
          <TextInput
            className="grow"
            aria-label={`Message on ${name}`}
            placeholder="Back at 14:30"
            data-testid="screen-message"
            maxLength={200}
            autoFocus={writing && scene.kind !== 'message'}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" disabled={text.trim() === ''} data-testid="screen-send">
            Show it
          </Button>
        </form>
      )}
      {problem !== null && (
        <p className="sentence bad small" role="alert">
          {problem}
        </p>
      )}
    </li>
  )
}
