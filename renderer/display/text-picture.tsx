// The last good picture as plain text: what is left to show when a scene can't be drawn. Uses nothing that could fail with it.
import type { ScreenView } from '../../core/contract/contract.ts'

const LINES = 12

/** A picture's title and first lines. */
export function textLines({ scene, event }: ScreenView): { title: string; lines: string[] } {
  if (scene.kind === 'leaderboard') {
    const { standing } = scene
    const lines = standing.rows.slice(0, LINES).map((row) => [row.place ?? '–', row.name, row.results[standing.decisive] ?? ''].join('  '))
    return { title: standing.contestName, lines }
  }
  if (scene.kind === 'now-next') {
    const { now, next, contestName } = scene.view
    return { title: contestName, lines: [now, ...next].flatMap((turn) => (turn ? [`${turn.name}  ${turn.attempt}`] : [])) }
  }
  return { title: event?.name ?? '', lines: scene.kind === 'message' ? [scene.text] : [] }
}

export function TextPicture({ view }: { view: ScreenView }) {
  const { title, lines } = textLines(view)
  return (
    <div className="text-picture">
      <strong dir="auto">{title}</strong>
      {lines.map((line, i) => (
        <div key={i} dir="auto">
          {line}
        </div>
      ))}
    </div>
  )
}
