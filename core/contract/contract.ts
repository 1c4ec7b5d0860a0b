// The one contract between screens and a station, over two transports: a WebSocket, or Electron's IPC.
//
//   screen → station   {id, call, input, event?}  one answer each, matched by id; with `event` it is for that event alone
//   station → screen   {id, answer: Outcome}    the answer
//   screen → station   {id, call: 'watch', input: Topic}, and 'unwatch'
//   station → screen   {topic: key, view}       the whole view, at once and after each change; never a difference,
//                                               so that a screen that missed one is right again with the next
//
// Frames are JSON texts of at most 8 MiB. A screen's rights come with its connection (operator or display), never with a frame.
// A call that was not answered may be sent again: recording the same attempt with the same values twice answers as once.
import { z } from 'zod'
import { Command, MovePairs, type Rejection } from '../decide/command.ts'
import type { DrawPlan } from '../decide/draw-plan.ts'
import { HowToDraw } from '../decide/match-commands.ts'
import { Text } from '../event/entry.ts'
import { Format } from '../formats/format.ts'
import { CompetitorId, ContestId, EventId } from '../ids.ts'
import type { Outcome } from '../outcome.ts'
import type { DocumentsView } from '../views/documents.ts'
import type { FormatsView, PresetChoice, ReformatView } from '../views/format.ts'
import type { MoveView } from '../views/move.ts'
import type { NeededView } from '../views/needed.ts'
import type { RecordsView } from '../views/records.ts'
import type { RefereeView } from '../views/referee.ts'
import type { SessionSummary } from '../views/session-words.ts'
import type { ContestSummary, EntriesView, SceneView, TableView } from '../views/view.ts'
import type { WhyView } from '../views/why.ts'
import { BACKUP_CALLS, type BackupAnswers, type BackupView, type DamageView } from './backup.ts'
import { DIAGNOSTIC_CALLS, type DiagnosticAnswers, type StationNotes } from './diagnostics.ts'
import { DOCUMENT_CALLS, type DocumentAnswers } from './documents.ts'
import { EXPORT_CALLS, type ExportAnswers } from './exports.ts'
import { DEVICE_CALLS, type DevicesView } from './hub.ts'
import { KEY_CALLS, type KeyAnswers } from './keys.ts'
import { MONITOR_CALLS, type MonitorView } from './monitor.ts'
import { PREFLIGHT_CALLS, type PreflightAnswers } from './preflight.ts'
import { REHEARSAL_CALLS, type RehearsalAnswers, type RehearsalView } from './rehearsal.ts'
import { PAPER_CHECK_CALLS, type PaperCheckAnswers } from './paper-check.ts'
import { Scene, ScreenId } from './scene.ts'
import { type RecoveryState, STANDBY_CALLS, type StandbyView } from './standby.ts'
import { UPDATE_CALLS, type UpdateAnswers, type UpdatesView } from './updates.ts'

export type { PresetChoice }

/**
 * What a screen can watch. `station` is the frame around everything; `table` one contest; `entries` who is in; `formats` how it can be scored; `records` what stands and what claims one; `devices` the phones; `screen` what a display shows.
 * `why`: why somebody has their place; `needed`: what the next attempt of whoever is up, or of somebody else, would need.
 * `referee`: what was ruled in a contest, and how far its results have come. `documents`: what can be printed, and which version of it is out.
 */
export const Topic = z.discriminatedUnion('topic', [
  z.strictObject({ topic: z.literal('station') }),
  z.strictObject({ topic: z.literal('table'), contest: ContestId.optional() }),
  z.strictObject({ topic: z.literal('entries') }),
  z.strictObject({ topic: z.literal('formats') }),
  z.strictObject({ topic: z.literal('records') }),
  z.strictObject({ topic: z.literal('devices') }),
  z.strictObject({ topic: z.literal('documents') }),
  z.strictObject({ topic: z.literal('screen'), screen: ScreenId }),
  z.strictObject({ topic: z.literal('why'), contest: ContestId, competitor: CompetitorId }),
  z.strictObject({ topic: z.literal('referee'), contest: ContestId }),
  z.strictObject({ topic: z.literal('needed'), contest: ContestId.optional(), competitor: CompetitorId.optional() }),
])
export type Topic = z.infer<typeof Topic>

/** The calls of the operator app, by name. */
export const Calls = {
  'event.create': z.strictObject({ name: Text, place: Text.optional(), date: Text.optional() }),
  'event.open': z.strictObject({ file: z.string().min(1).max(200) }),
  'event.openSample': z.strictObject({ sample: z.string().max(40) }),
  'event.close': z.strictObject({}),
  command: Command,
  /** A format as it is: one to choose, by id, or a contest's. */
  'format.read': z.union([z.strictObject({ id: z.string().max(40) }), z.strictObject({ contest: ContestId })]),
  /** What another format would do to a contest. Changes nothing. */
  'format.preview': z.strictObject({ contest: ContestId, format: Format }),
  /** Who would move up or down if results went to others. Changes nothing. */
  'attempts.plan': z.strictObject({ contest: ContestId, pairs: MovePairs, slot: z.number().int().min(0).optional() }),
  /** Which contest the table is on, and who is up, or which match, when it isn't what the order says. */
  'table.focus': z.strictObject({
    contest: ContestId,
    competitor: CompetitorId.optional(),
    slot: z.number().int().min(0).optional(),
    match: z.number().int().min(1).optional(),
  }),
  /** What a draw would be, before anybody has said yes. Nothing is recorded. */
  'match.plan': z.strictObject({ contest: ContestId, how: HowToDraw }),
  'screen.steer': z.strictObject({ screen: ScreenId, scene: Scene }),
  'screen.rename': z.strictObject({ screen: ScreenId, name: z.string().trim().min(1).max(24) }),
  'public.connect': z.strictObject({ url: z.string().max(300), code: z.string().max(100).optional() }),
  'public.disconnect': z.strictObject({}),
  ...BACKUP_CALLS,
  ...DIAGNOSTIC_CALLS,
  ...KEY_CALLS,
  ...EXPORT_CALLS,
  ...DEVICE_CALLS,
  ...DOCUMENT_CALLS,
  ...STANDBY_CALLS,
  ...MONITOR_CALLS,
  ...PAPER_CHECK_CALLS,
  ...UPDATE_CALLS,
  ...PREFLIGHT_CALLS,
  ...REHEARSAL_CALLS,
  watch: Topic,
  unwatch: Topic,
} as const
export type Calls = { [C in keyof typeof Calls]: z.infer<(typeof Calls)[C]> }

/** The calls a display may make; every other is refused on its connection. */
export const DISPLAY_CALLS: readonly (keyof Calls)[] = ['watch', 'unwatch']

/** A failure a screen shows: what happened, what was kept, what to do, in `message`. */
export interface Failure {
  kind: Rejection['kind'] | 'not-saved' | 'file' | 'refused' | 'server' | 'bad-call'
  message: string
  field?: string
}

/** What `command` answers: the entry that now stands in the file, durable. `already` where it stood there before. */
export interface Recorded {
  seq: number
  at: number
  already: boolean
}

/** What each call answers. */
export interface Answers
  extends
    BackupAnswers,
    KeyAnswers,
    ExportAnswers,
    DocumentAnswers,
    PaperCheckAnswers,
    UpdateAnswers,
    ExportAnswers,
    PreflightAnswers,
    RehearsalAnswers,
    DiagnosticAnswers {
  'event.create': { file: string }
  'event.open': { file: string }
  'event.openSample': { file: string }
  'event.close': null
  command: Recorded
  'format.read': { format: Format }
  'format.preview': ReformatView
  'attempts.plan': MoveView
  'table.focus': null
  'match.plan': DrawPlan
  'screen.steer': null
  'screen.rename': null
  'monitor.show': null
  'public.connect': { publicUrl: string }
  'public.disconnect': null
  'device.invite': { invitation: string }
  'device.withdraw': null
  'device.rename': null
  'device.remove': null
  'device.heed': null
  /** What is here now, as a sentence. */
  'device.takeFile': { said: string }
  /** Its groups in order, and the numbers (1–9) of the two that are asked back. */
  'recovery.show': { groups: string[]; ask: [number, number] }
  'recovery.confirm': null
  'event.recover': { file: string }
  'event.stand-by': { file: string }
  /** What was taken over, in words, and up to when everything had come, by the station's clock. */
  'standby.take-over': { upTo: number | null; parts: string[] }
  watch: null
  unwatch: null
}

/**
 * A frame from a screen, before its input is parsed by the call's own schema. `event` is the one that the screen had on when it asked: ids of
 * contests and competitors are alike in all events, and a call that waited out a restart must not be answered by another.
 */
export const Frame = z.strictObject({
  id: z.number().int().min(0),
  call: z.enum(Object.keys(Calls) as [keyof Calls]),
  input: z.unknown(),
  event: EventId.optional(),
})

/** What a topic carries; null where there is none. */
export type View =
  | StationView
  | TableView
  | EntriesView
  | FormatsView
  | ScreenView
  | WhyView
  | NeededView
  | RecordsView
  | RefereeView
  | DevicesView
  | DocumentsView
  | null

/** A frame to a screen. */
export type Push = { id: number; answer: Outcome<Answers[keyof Answers], Failure> } | { topic: string; view: View }

/** The key under which a topic's views are pushed. */
export function topicKey(topic: Topic): string {
  if (
    topic.topic === 'station' ||
    topic.topic === 'entries' ||
    topic.topic === 'formats' ||
    topic.topic === 'records' ||
    topic.topic === 'devices' ||
    topic.topic === 'documents'
  )
    return topic.topic
  if (topic.topic === 'why' || topic.topic === 'needed') return [topic.topic, topic.contest, topic.competitor].join(':')
  if (topic.topic === 'referee') return `referee:${topic.contest}`
  return topic.topic === 'table' ? `table:${topic.contest ?? ''}` : `screen:${topic.screen}`
}

/** How publication stands. `waiting` counts entries not yet acknowledged; `since` is the oldest one's time; `at` the last acknowledgement's. */
export interface PublicationView {
  state: 'off' | 'public' | 'sending' | 'waiting' | 'problem'
  waiting: number
  since: number | null
  at: number | null
  /** Why it waits, in plain words: `The network wants a sign-in.` */
  sentence: string | null
  publicUrl: string | null
  /** Entries a server refused for good: kept, in sight, and not holding up the rest. */
  parked: number
}

/** A screen in the venue as the table sees it. */
export interface ScreenSummary {
  id: ScreenId
  name: string
  scene: Scene
  connected: boolean
}

/** The frame around everything the operator sees. `phase` is `welcome` while no event is open. */
export interface StationView {
  phase: 'welcome' | 'open'
  version: string
  /** Event files in the app's folder, newest first. */
  files: { file: string; name: string; changed: number }[]
  samples: { id: string; name: string; about: string }[]
  event: {
    id: string
    name: string
    place?: string
    date?: string
    competitors: number
    contests: ContestSummary[]
    sessions?: SessionSummary[]
  } | null
  /** The contest the table is on. */
  focus: ContestId | null
  saved: { at: number | null; problem: string | null }
  publication: PublicationView
  /** Null where no backup is kept, or no event is open. */
  backup?: BackupView | null
  /** What the open event lacks, where its file was damaged; null where all is well. */
  damage?: DamageView | null
  /** Null where the open event is no rehearsal, or none is open. */
  rehearsal?: RehearsalView | null
  /** Of the open event; `none` while none is open. */
  recovery: RecoveryState
  /** What this laptop is where it is not the table of the open event (any more); null where it is. */
  standby: StandbyView | null
  screens: ScreenSummary[]
  /** The screens of this computer; absent where the table is in a browser, which can't open windows on them. */
  monitors?: MonitorView[]
  /** New versions of the app itself. */
  updates?: UpdatesView
  /** Address that displays open, as text for a person to type. */
  displayUrl: string | null
  /** Of the station itself; absent where nothing is written down. */
  notes?: StationNotes
}

/** What a display gets. `name` is the short name it shows until it is steered; `event` null while no event is open. */
export interface ScreenView {
  screen: { id: ScreenId; name: string }
  event: { name: string; place?: string; rehearsal?: true } | null
  scene: SceneView
  /** Station's clock in ms when this was true. */
  asOf: number
}
