// The states that matter, in words, for the top bar.
import type { BackupView } from '../../../core/contract/backup.ts'
import type { PublicationView, ScreenSummary, StationView } from '../../../core/contract/contract.ts'
import type { Scene } from '../../../core/contract/scene.ts'

/** A state in words. `bad`: needs a person now; `warn`: not as it should be, yet nothing is lost; `quiet`: nothing to see. */
export interface Said {
  tone: 'good' | 'warn' | 'bad' | 'quiet'
  text: string
  /** The whole sentence, where the text is short for one. */
  detail?: string
}

const pad = (part: number) => String(part).padStart(2, '0')

/** `14:02:11`, in the laptop's own time zone. */
export function clock(at: number): string {
  const time = new Date(at)
  return `${pad(time.getHours())}:${pad(time.getMinutes())}:${pad(time.getSeconds())}`
}

/** `14:02`. */
export const shortClock = (at: number): string => clock(at).slice(0, 5)

/** Whether what was entered is safe. */
export function savedWords(saved: StationView['saved'], unsaved: string | null): Said {
  const problem = saved.problem ?? unsaved
  if (problem !== null) return { tone: 'bad', text: 'Not saved', detail: problem }
  return saved.at === null ? { tone: 'quiet', text: 'Nothing entered yet' } : { tone: 'good', text: `Saved ${clock(saved.at)}` }
}

/** When the last backup was made, and since when there is none. */
export function backupWords({ at, problem, other = null }: Pick<BackupView, 'at' | 'problem'> & Partial<BackupView>): Said {
  if (problem === null && other !== null) return { tone: 'warn', text: 'A backup holds more', detail: OTHER }
  if (problem === null)
    return at === null ? { tone: 'quiet', text: 'No backup yet' } : { tone: 'good', text: `Backed up ${shortClock(at)}, verified` }
  const since = at === null ? 'No backup yet' : `No backup since ${shortClock(at)}`
  const whole = at === null ? '' : ' The one from then is whole.'
  return { tone: 'warn', text: since, detail: `${since}. ${problem}${whole} Scoring goes on, and it is tried again by itself.` }
}

const OTHER = 'A backup was there that holds what this event has not. It was kept, and what is missing here can be taken from it.'

/** Whether the world sees it. */
export function publicWords(publication: PublicationView): Said {
  const { state, waiting, since, at, parked } = publication
  if (state === 'off') return { tone: 'quiet', text: 'Not published' }
  if (parked > 0) return { tone: 'bad', text: `${parked} refused by the server` }
  if (waiting > 0)
    return {
      tone: state === 'problem' ? 'bad' : state === 'sending' ? 'quiet' : 'warn',
      text: `${waiting} not public${since === null ? '' : ` since ${shortClock(since)}`}`,
    }
  if (state === 'problem') return { tone: 'bad', text: 'Publishing has a problem' }
  return { tone: 'good', text: at === null ? 'Public' : `Public ${clock(at)}` }
}

/** What is still on the way, and that it is safe meanwhile. */
export function waitingWords({ waiting, parked }: Pick<PublicationView, 'waiting' | 'parked'>): string | null {
  const parts = [
    ...(waiting > 0 ? [`${waiting} ${waiting === 1 ? 'entry waits' : 'entries wait'} here, saved, and will be sent in order.`] : []),
    ...(parked > 0
      ? [`${parked} ${parked === 1 ? 'entry was' : 'entries were'} refused by the server for good; kept here, and not holding up the rest.`]
      : []),
  ]
  return parts.length > 0 ? parts.join(' ') : null
}

/** How many of the screens are there. */
export function screenWords(screens: readonly ScreenSummary[]): Said {
  if (screens.length === 0) return { tone: 'quiet', text: 'No screens' }
  const there = screens.filter(({ connected }) => connected).length
  return { tone: there === screens.length ? 'good' : 'warn', text: `Screens ${there}/${screens.length}` }
}

/** A scene's name. */
export function sceneWords(scene: Scene): string {
  switch (scene.kind) {
    case 'leaderboard':
      return scene.ranking === undefined ? 'Leaderboard' : 'Leaderboard of a further ranking'
    case 'teams':
      return 'Teams'
    case 'now-next':
      return 'Now and next'
    case 'message':
      return `Message: ${scene.text}`
    case 'blank':
      return 'Blank'
  }
}

/** `1st`, `2nd`, `11th`. */
export function ordinal(place: number): string {
  const teen = place % 100 > 10 && place % 100 < 14
  return `${place}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')}`
}
