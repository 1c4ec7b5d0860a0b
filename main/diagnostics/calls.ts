// What screens ask about the diagnostic bundle, answered for the station.
import type { Answers, Calls, Failure, StationView } from '../../core/contract/contract.ts'
import type { DIAGNOSTIC_CALLS } from '../../core/contract/diagnostics.ts'
import { ok, type Outcome } from '../../core/outcome.ts'
import type { Diary } from '../log/diary.ts'
import { wordsOf } from '../log/redact-text.ts'
import type { Session } from '../station/session.ts'
import { bundleName, LEFT_OUT, listOf, partsOf, zipOf } from './bundle.ts'
import { fileFacts, stationFacts, systemFacts } from './facts.ts'

type Called = keyof typeof DIAGNOSTIC_CALLS

/** What the calls need of the station. `diary` is null where nothing is written down. */
export interface DiagnosticPlace {
  folder: string
  clock: () => number
  diary: Diary | null
  session: () => Session | null
  view: () => StationView
}

/** The calls, by name. */
export function diagnosticCalls(place: DiagnosticPlace): { [C in Called]: (input: Calls[C]) => Promise<Outcome<Answers[C], Failure>> } {
  const { folder, clock, diary } = place
  async function parts() {
    const session = place.session()
    const facts = {
      at: clock(),
      ...diary?.ground,
      system: await systemFacts(folder),
      app: stationFacts(place.view()),
      // A file that was closed meanwhile is no fault of whoever asks for help.
      event: session && (await fileFacts(session).catch(() => ({ readable: false }))),
    }
    return partsOf(diary?.folder ?? null, facts, diary?.log.names() ?? wordsOf([]))
  }
  return {
    'diagnostics.list': async () => ok({ parts: listOf(await parts()), left: [...LEFT_OUT] }),
    'diagnostics.save': async () => ok({ name: bundleName(clock()), zip: Buffer.from(zipOf(await parts())).toString('base64') }),
  }
}
