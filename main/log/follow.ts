// What of a station goes to the log: calls that failed, by their kind; which event is open, by its id; and how sending, standing by, backups
// and saving stand, each time one of them changes. No name and no value is among it.
import type { StationView } from '../../core/contract/contract.ts'
import type { DevicesView } from '../../core/contract/hub.ts'
import type { EntriesView } from '../../core/views/view.ts'
import type { Station } from '../station/station.ts'
import type { Log } from './log.ts'

/** Changes come in bursts; what they have come to is written down so soon after, in ms. */
const SOON = 250

const stateOf = ({ event, publication, standby, backup, saved, damage }: StationView) => ({
  event: event ? { event: event.id, competitors: event.competitors, contests: event.contests.length } : { open: false },
  publication: { state: publication.state, parked: publication.parked },
  standby: { role: standby?.role },
  backup: { kept: Boolean(backup), problem: Boolean(backup?.problem) },
  file: { problem: saved.problem !== null, damaged: Boolean(damage) },
})

/** All that anybody or anything is called at the station now: what is taken out wherever it stands. */
export function namesAt(station: Pick<Station, 'view'>): string[] {
  const { event, files, screens } = station.view({ topic: 'station' }) as StationView
  const entries = station.view({ topic: 'entries' }) as EntriesView | null
  const devices = station.view({ topic: 'devices' }) as DevicesView | null
  return [
    event?.name ?? '',
    event?.place ?? '',
    ...files.map(({ name }) => name),
    ...screens.map(({ name }) => name),
    ...(entries?.competitors ?? []).flatMap(({ name, team }) => [name, team ?? '']),
    ...(devices?.devices ?? []).map(({ name }) => name),
  ]
}

/** The station, with a log that hears what becomes of it. */
export function followed(station: Station, log: Log): Station {
  log.hide(() => namesAt(station))
  const written = new Map<string, string>()
  const look = () => {
    for (const [what, state] of Object.entries(stateOf(station.view({ topic: 'station' }) as StationView))) {
      const text = JSON.stringify(state)
      if (written.get(what) === text) continue
      written.set(what, text)
      log.write(what, state)
    }
  }
  look()
  let due: NodeJS.Timeout | null = null
  station.onChange((what) => {
    if (what === 'devices') return
    due ??= setTimeout(() => {
      due = null
      look()
    }, SOON).unref()
  })
  return {
    ...station,
    async call(call, input, event) {
      const answer = await station.call(call, input, event)
      if (!answer.ok) log.write('call', { call, kind: answer.error.kind, field: answer.error.field })
      else if (call.startsWith('event.')) log.write('call', { call, ok: true })
      return answer
    },
  }
}
