// One quiet line by the competitor who is up: what this attempt would need for a place, and what is safe already.
import { memo } from 'react'
import { useOperator } from '../state/use-operator.ts'
import { inTheRunning, neededWords, type NeededWord } from './needed-words.ts'
import { useWatched } from './use-watched.ts'
import './why.css'

export const Words = ({ words }: { words: readonly NeededWord[] }) =>
  words.map(({ strong, rest }, index) => (
    <span key={`${strong} ${rest}`} className="needed-word">
      {index > 0 && <span aria-hidden="true"> · </span>}
      <b>{strong}</b> {rest}
    </span>
  ))

export const NeededLine = memo(function NeededLine() {
  const now = useOperator(({ table }) => table?.now?.id)
  const slot = useOperator(({ table }) => table?.now?.slot)
  const contest = useOperator(({ table }) => table?.contest)
  const standing = useOperator(({ table }) => inTheRunning(table))
  const view = useWatched({ topic: 'needed' })
  // What is told of somebody else, for the moment until the next view is here, must not stand by this name.
  const isAbout = view != null && view.person.id === now && view.attempt?.slot === slot && view.contest === contest
  const words = isAbout ? neededWords(view, standing) : []
  return (
    <p className="needed quiet" data-testid="needed" title={words.map(({ strong, rest }) => `${strong} ${rest}`).join(' · ')}>
      {words.length > 0 && <span className="unseen">Needed: </span>}
      <Words words={words} />
    </p>
  )
})
