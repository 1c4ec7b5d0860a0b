// The last good picture as plain text: what is left to show when a scene can't be drawn. Uses nothing that could fail with it.
import type { ScreenView } from '../../core/contract/contract.ts'
import type { MatchRow } from '../../core/views/match-view.ts'
import { asOfText } from './staleness.ts'

const LINES = 12

const titleOf = (...names: string[]) => names.filter((name) => name !== '').join(' · ')

/** `Ada Lovelace 3 : 1 Grace Hopper`. */
const matchLine = ({ sides }: MatchRow) =>
  sides.map(({ people, text }) => [people.map(({ name }) => name).join(' + '), text].join('  ')).join('  –  ')

/** A picture's title and first lines. */
export function textLines({ scene, event }: ScreenView): { title: string; lines: string[] } {
  if (scene.kind === 'leaderboard') {
    const { standing } = scene
    const lines = standing.rows.slice(0, LINES).map((row) => [row.place ?? '–', row.name, row.results[standing.decisive] ?? ''].join('  '))
    return { title: titleOf(standing.division, standing.contestName), lines }
  }
  if (scene.kind === 'now-next') {
    const { now, next, division, contestName } = scene.view
    return {
      title: titleOf(division, contestName),
      lines: [now, ...next].flatMap((turn) => (turn ? [`${turn.name}  ${turn.attempt}`] : [])),
    }
  }
  if (scene.kind === 'matches') {
    const { matches, division, contestName, round } = scene.view
    return { title: titleOf(division, contestName, round), lines: matches.slice(0, LINES).map(matchLine) }
  }
  if (scene.kind === 'teams') {
    const { teams, division, contestName } = scene.view
    const lines = teams.rows.slice(0, LINES).map(({ place, team, sum }) => [place ?? '–', team, sum].join('  '))
    return { title: titleOf(division, contestName, 'Teams'), lines }
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
      {/* Not the newest: that one could not be drawn. */}
      <div>{asOfText(view.asOf, view.asOf)}</div>
    </div>
  )
}
