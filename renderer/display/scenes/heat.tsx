// A heat with its lanes: who is on which, and beside it the result of the last one, best first.
import { counted } from '../../../core/formats/plural.ts'
import type { CSSProperties } from 'react'
import type { MatchesScene, MatchRow, MatchSide } from '../../../core/views/match-view.ts'
import type { Frame } from '../layout/frame.ts'
import { usualWidth, widest } from '../layout/match-rows.ts'
import { textWidth } from '../layout/text-width.ts'
import { Header } from '../parts/header.tsx'

/** Narrower than this, in units, there is room for one heat alone. */
const TWO_COLUMNS = 30
const HEAD = { wide: 2.6, tall: 3.8 }
const FOOT = 1.45
const TITLE = 2
const ROW_MOST = 3.1
const MOST_SCALE = 1.8
/** Ems that the lane and the gaps take. */
const BESIDE = 2.8
// The gap between two columns and the first one's share of the rest (matches.css).
const GAP = 1.6
const SHARE = 0.56

const nameOf = ({ people }: MatchSide) => people.map(({ name }) => name).join(' + ')

function Lane({ side, team, place }: { side: MatchSide; team: boolean; place: string | undefined }) {
  return (
    <li className="lane" data-testid="display-lane" data-lane={side.lane} data-won={side.won}>
      <span className="match-number">{place ?? side.lane}</span>
      <span className="lane-who">
        <span className="name cut" dir="auto">
          {nameOf(side)}
        </span>
        {team && side.people[0]?.team && (
          <span className="team cut" dir="auto">
            {side.people[0].team}
          </span>
        )}
      </span>
      <b className="lane-text">{side.text}</b>
    </li>
  )
}

/** Sides by their results, best first; whoever has none comes last, in the order of the lanes. */
const byResult = (sides: readonly MatchSide[]): MatchSide[] =>
  sides.toSorted((a, b) => (a.place ?? sides.length) - (b.place ?? sides.length) || a.lane - b.lane)

function Block({ row, title, rowHigh, wide, team }: { row: MatchRow; title: string; rowHigh: number; wide: number; team: boolean }) {
  const sides = row.state === 'done' ? byResult(row.sides) : row.sides.toSorted((a, b) => a.lane - b.lane)
  const figures = Math.max(0, ...sides.map(({ text }) => textWidth(text)))
  const fits = wide / (usualWidth(sides.map(nameOf)) + figures + BESIDE)
  const scale = Math.max(1, Math.min(MOST_SCALE, rowHigh / 1.6, fits))
  const style = {
    '--row': `${rowHigh}rem`,
    '--text': `${scale}rem`,
    '--number': `${widest(
      sides.map(({ lane }) => String(lane)),
      scale,
      1.4,
    )}rem`,
    '--result': `${widest(
      sides.map(({ text }) => text),
      scale,
      0.5,
    )}rem`,
  } as CSSProperties
  return (
    <div className="heat" style={style}>
      <h2>{title}</h2>
      <ol>
        {sides.map((side) => (
          <Lane
            key={side.people[0]?.id ?? side.lane}
            side={side}
            team={team}
            place={row.state === 'done' ? String(side.place ?? '–') : undefined}
          />
        ))}
      </ol>
    </div>
  )
}

export function Heat({ view, frame }: { view: MatchesScene; frame: Frame }) {
  const { matches, last, word } = view
  const on = matches.find(({ state }) => state === 'now') ?? matches.at(-1)!
  const both = last !== null && last.match !== on.match && !frame.tall && frame.wide >= TWO_COLUMNS
  const lanes = Math.max(on.sides.length, both ? last.sides.length : 0)
  const room = frame.high - HEAD[frame.tall ? 'tall' : 'wide'] - FOOT - TITLE
  const rowHigh = Math.min(ROW_MOST, room / lanes)
  const first = (frame.wide - GAP) * SHARE
  const upcoming = matches.filter(({ state }) => state === 'waiting' || state === 'next').length
  const aside = `${matches.filter(({ state }) => state === 'done').length} of ${counted(matches.length, word)}`
  return (
    <>
      <Header
        division={view.division}
        contest={view.contestName}
        session={view.session}
        aside={upcoming === 0 && on.state === 'done' ? view.round : aside}
        done={view.total > 0 ? view.done / view.total : 0}
      />
      <div className="heats" data-two={both || undefined}>
        <Block
          row={on}
          title={on.state === 'done' ? `${on.title}: result` : `Now: ${on.title}`}
          rowHigh={rowHigh}
          wide={both ? first : frame.wide}
          team={!both}
        />
        {both && <Block row={last} title={`${last.title}: result`} rowHigh={rowHigh} wide={frame.wide - GAP - first} team={false} />}
      </div>
    </>
  )
}
