// How far results have come, in the words of every surface: the table, the displays and the public page say the same.
import type { StandingLife } from './results-life.ts'

/**
 * `label` is short enough for a badge, with `version` after it where there is room (`version 2`; empty of a first one that stands); `more` says the rest in sentences, empty where there is nothing to add. `tone`: `changed` where the
 * standing is not what the announced version says any more.
 */
export interface LifeWords {
  tone: 'provisional' | 'protest' | 'official' | 'changed'
  label: string
  version: string
  more: string
}

/** Where this version came from: `Version 2 supersedes version 1: the wind gauge was wrong.` */
function originOf({ version, supersedes, reason }: StandingLife): string {
  if (supersedes === undefined) return ''
  const because = reason === undefined ? '.' : `: ${reason.replace(/\.$/, '')}.`
  return `Version ${version} supersedes version ${supersedes}${because}`
}

/**
 * The words for a standing's life; nothing announced is provisional. `clock` prints a time (ms) as its surface does; `now` (ms) is null
 * where the reader's time is not known: then the end of the protest time is told as it is, past or not.
 */
export function lifeWords(life: StandingLife | undefined, clock: (at: number) => string, now: number | null): LifeWords {
  if (!life) return { tone: 'provisional', label: 'Provisional', version: '', more: '' }
  const { state, version, until, by, changed, reason } = life
  const numbered = version > 1 || changed ? `version ${version}` : ''
  if (state === 'provisional') {
    const because = reason === undefined ? '' : `: ${reason.replace(/\.$/, '')}`
    return { tone: 'changed', label: 'Provisional', version: '', more: `Version ${version} was official and has been reopened${because}.` }
  }
  const isOpen = state === 'announced' && (now === null || now < until)
  const label = state === 'official' ? 'Official' : isOpen ? `Protest until ${clock(until)}` : 'Provisional'
  const signed =
    state === 'official' ? `Signed off by ${by ?? ''}.` : isOpen ? '' : 'The time for protests is over; nobody has signed off yet.'
  const since = changed ? `The standing has changed since version ${version}.` : ''
  return {
    tone: changed ? 'changed' : state === 'official' ? 'official' : isOpen ? 'protest' : 'provisional',
    label: changed ? `Changed since ${state === 'official' ? 'official' : 'announced'}` : label,
    version: numbered,
    more: [since, originOf(life), signed].filter((sentence) => sentence !== '').join(' '),
  }
}
