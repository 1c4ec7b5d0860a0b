// The typed line of a match: what Enter sends, and what it says while it is being typed.
import type { Command } from '../../../core/decide/command.ts'
import { isolate } from '../../../core/formats/isolate.ts'
import { matchHint, parseMatch, sideText } from '../../../core/formats/typing-match.ts'
import { ok, type Outcome } from '../../../core/outcome.ts'
import type { Person } from '../../../core/views/view.ts'
import type { Preview } from '../input/preview.ts'
import type { Target } from '../input/target.ts'

type Match = NonNullable<Target['match']>

/** `12 WD`: a status for one of those who can still be drawn; nobody alone is up, so the number says who. */
function statusOf({ statuses }: Target, { entrants }: Match, text: string): { person: Person; status: string } | null {
  const [bib, code, ...more] = text.trim().split(/\s+/)
  const status = statuses.find((one) => one.code === code?.toUpperCase())
  const person = entrants.find((one) => one.bib === bib)
  return status && person && more.length === 0 ? { person, status: status.code } : null
}

/** The command of a line, or why there is none. */
export function matchCommand(target: Target, match: Match, text: string): Outcome<Command, { message: string }> {
  const { contest, slot } = target
  const parsed = parseMatch(target.fields, match.sides.length, text)
  const status = parsed.ok ? null : statusOf(target, match, text)
  if (status) return ok({ name: 'status.record', contest, competitor: status.person.id, status: status.status })
  if (!parsed.ok) return parsed
  const { sides, forfeit } = parsed.value
  // Nobody was there to play against.
  const unplayed = forfeit || match.sides.length === 1
  return ok({ name: 'match.record', contest, match: slot, sides, ...(unplayed ? { forfeit: true } : {}) })
}

const nameOf = (side: Match['sides'][number] | undefined) => side?.people.map(({ name }) => isolate(name)).join(' + ') ?? ''

/** What Enter would save. */
export function matchPreview(target: Target, match: Match, text: string): Preview {
  const parsed = parseMatch(target.fields, match.sides.length, text)
  const status = parsed.ok ? null : statusOf(target, match, text)
  if (status) return { tone: 'none', text: `${status.status}: ${status.person.name}` }
  if (!parsed.ok) return { tone: 'problem', text: parsed.error.message }
  const { sides, forfeit } = parsed.value
  const texts = sides.map((values) => sideText(target.fields, values))
  const said =
    texts.length === 2
      ? `${nameOf(match.sides[0])} ${texts[0]} : ${texts[1]} ${nameOf(match.sides[1])}`
      : texts.map((one, side) => (texts.length === 1 ? one : `${match.sides[side]?.lane} ${one}`)).join(' · ')
  return { tone: 'ok', text: forfeit ? `${said} · not played` : said }
}

/** How to type it. */
export const matchLineHint = (target: Target, match: Match): string => matchHint(target.fields, match.sides.length)
