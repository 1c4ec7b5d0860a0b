// Events are made, opened, closed and published: what screens ask about the event as a whole.
import { basename } from 'node:path'
import type { Answers, Calls, Failure } from '../../core/contract/contract.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import type { Device } from '../keys/device-key.ts'
import { newRecoveryKey } from '../keys/recovery-key.ts'
import { createEvent, newEventId, openEvent } from './event-folder.ts'
import { NO_EVENT } from './no-event.ts'
import type { Opened } from './opened.ts'
import { openSample } from './sample-event.ts'

type Called = 'event.create' | 'event.open' | 'event.openSample' | 'event.close' | 'public.connect' | 'public.disconnect'

/** The calls, by name. */
export function eventCalls(
  { session, publication, standby, open, leave }: Opened,
  {
    folder,
    device,
    clock,
    randomBytes,
  }: { folder: string; device: Device; clock: () => number; randomBytes: (count: number) => Uint8Array },
): { [C in Called]: (input: Calls[C]) => Promise<Outcome<Answers[C], Failure>> } {
  const newId = () => newEventId(randomBytes)
  return {
    'event.create': (about) => open(createEvent(folder, device, { id: newId(), ...about }, clock, newRecoveryKey(randomBytes))),
    async 'event.open'({ file }) {
      const here = session()
      return here && basename(here.file.path) === file ? ok({ file }) : open(openEvent(folder, device, file, clock))
    },
    'event.openSample': ({ sample }) => open(openSample(folder, device, newId(), sample, clock)),
    async 'event.close'() {
      await leave()
      return ok(null)
    },
    async 'public.connect'({ url, code }) {
      const [here, sending] = [session(), publication()]
      if (!here || !sending) return err(NO_EVENT)
      const refusal = standby()?.refuses()
      return refusal ? err(refusal) : sending.connect(here.state.event?.name ?? 'Event', url, code)
    },
    'public.disconnect': async () => publication()?.disconnect() ?? ok(null),
  }
}
