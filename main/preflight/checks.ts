// Each check of the preflight: what is measured for it, and what that says (core/preflight/).
import type { CheckId, PageFacts } from '../../core/contract/preflight.ts'
import type { UpdatesView } from '../../core/contract/updates.ts'
import type { DevicesView } from '../../core/contract/hub.ts'
import { backupVerdict, recoveryVerdict, type ServerFacts, serverVerdict, spareVerdict } from '../../core/preflight/beyond.ts'
import { eventVerdict, formatsVerdict, ordersVerdict, startersVerdict } from '../../core/preflight/event.ts'
import { batteriesVerdict, partsVerdict, phonesVerdict, screensVerdict } from '../../core/preflight/hall.ts'
import {
  clockVerdict,
  diskVerdict,
  powerVerdict,
  printerVerdict,
  sleepVerdict,
  versionVerdict,
  writeVerdict,
} from '../../core/preflight/laptop.ts'
import type { Said } from '../../core/preflight/say.ts'
import { isRehearsal } from '../../core/rehearsal/mark.ts'
import type { Backup } from '../backup/backup.ts'
import type { Hub } from '../hub/hub.ts'
import { OFF, type Publication } from '../station/publication.ts'
import { recoveryOf } from '../station/recovery.ts'
import type { Screens } from '../station/screens.ts'
import type { Session } from '../station/session.ts'
import type { Standby } from '../standby/standby.ts'
import { askServer } from './ask-server.ts'
import type { LaptopPort } from './laptop-port.ts'
import { measureRoom, measureWrite } from './measure.ts'

/** What is looked at. */
export interface Looked {
  session: Session
  publication: Publication | null
  backup: Backup | null
  standby: Pick<Standby, 'view'> | null
  hub: Pick<Hub, 'view'>
  screens: Pick<Screens, 'list'>
  displayUrl: string | null
  version: string
  updates: { updates: Pick<UpdatesView, 'offer'> }
  laptop: ReturnType<LaptopPort['get']>
  clock: () => number
  page: PageFacts
}

/** A check, by its name. It answers in its own time; who asks has a limit. */
export const checks: { [C in CheckId]: (looked: Looked) => Said | Promise<Said> } = {
  event: ({ session }) => eventVerdict(session.state, isRehearsal(session.file.event)),
  starters: ({ session }) => startersVerdict(session.state),
  orders: ({ session }) => ordersVerdict(session.state),
  formats: ({ session }) => formatsVerdict(session.state),

  screens: ({ screens, displayUrl }) => screensVerdict(screens.list(), displayUrl),
  phones: (looked) => phonesVerdict(phonesOf(looked), looked.clock()),
  batteries: (looked) => batteriesVerdict(phonesOf(looked)),
  parts: ({ session, hub }) => partsVerdict(hub.view(), partsOf(session)),

  write: ({ session, clock }) => writeVerdict(measureWrite(session.file, clock())),
  disk: async ({ session, backup }) => diskVerdict(await measureRoom(session.file.path, backup?.view() ?? null)),
  backup: async ({ backup }) => {
    const folder = backup?.view()?.folder
    const began = performance.now()
    // Made and verified for real; what is wrong stands in the view.
    const made = folder === undefined ? null : await backup?.keep(folder)
    const view = backup?.view() ?? null
    const problem = made && !made.ok ? made.error.message : null
    return backupVerdict(view && { ...view, problem: view.problem ?? problem }, performance.now() - began)
  },
  spare: ({ session, hub, backup, standby }) => {
    const laptops = hub.view().devices.filter(({ assignment, state }) => assignment.follows === 'all' && state !== 'removed')
    return spareVerdict(laptops, backup?.view() ?? null, recoveryOf(session, isElsewhere(standby)))
  },
  recovery: ({ session, standby }) => recoveryVerdict(recoveryOf(session, isElsewhere(standby))),

  power: ({ laptop, page }) => powerVerdict({ onBattery: laptop?.onBattery() ?? null, battery: page.battery }),
  sleep: ({ laptop }) => sleepVerdict(laptop?.keptAwake() ?? null),
  clock: async (looked) => {
    const server = await serverOf(looked)
    const phones = phonesOf(looked).devices.flatMap(({ state, clockAhead }) =>
      state === 'here' && clockAhead !== null ? [clockAhead] : [],
    )
    return clockVerdict({ now: spoken(looked.clock()), server: server && 'ahead' in server ? server.ahead : null, phones })
  },
  server: async (looked) =>
    serverVerdict(await serverOf(looked), looked.publication?.view() ?? OFF, isRehearsal(looked.session.file.event)),
  version: ({ version, updates }) => versionVerdict(version, updates.updates.offer?.version ?? null),
  printer: async ({ laptop }) => printerVerdict(laptop && (await laptop.printers())),
}

/** Whether the event is another laptop's, by what this one is to it. */
const isElsewhere = (standby: Looked['standby']) => (standby?.view() ?? null) !== null

/** The devices without the laptops that stand by, which are looked at by themselves. */
function phonesOf({ hub }: Pick<Looked, 'hub'>): DevicesView {
  const view = hub.view()
  return { ...view, devices: view.devices.filter(({ assignment }) => assignment.follows !== 'all') }
}

const partsOf = ({ state }: Session): ReadonlySet<string> =>
  new Set(
    [...state.contests.values()].flatMap(({ judges = [], second }) => [
      ...judges.flatMap(({ partitions }) => partitions),
      ...(second === undefined ? [] : [second]),
    ]),
  )

async function serverOf({ session, publication, clock }: Looked): Promise<ServerFacts> {
  const remote = publication?.remote() ?? null
  return remote && askServer({ remote, event: session.file.event, heads: session.holder.heads, clock })
}

/** As on the wall, with the day and the time zone: a person sees at once whether it is right. */
const spoken = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'long',
  }).format(at)
