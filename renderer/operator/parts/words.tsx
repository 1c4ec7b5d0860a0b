// Names and numbers as people read them: any script, never wider than their place, whole on hover.
import type { Person } from '../../../core/views/view.ts'

/** A text somebody else typed. Its direction is its own and does not spill into what stands beside it. */
export function Said({ text, className }: { text: string; className?: string }) {
  return (
    <bdi dir="auto" className={className ? `said ${className}` : 'said'} title={text}>
      {text}
    </bdi>
  )
}

/** Start number and name, for a line of a list. */
export function Who({ person }: { person: Person }) {
  return (
    <>
      <span className="bib">{person.bib}</span>
      <Said text={person.name} />
    </>
  )
}
