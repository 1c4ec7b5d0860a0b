// Plays a published competition at the table: the same calls the operator app makes, one after another, each answered as saved.
import type { Answers, Failure } from '../../core/contract/contract.ts'
import type { Command } from '../../core/decide/command.ts'
import { presetOf } from '../../core/formats/presets/presets.ts'
import { isDeclared } from '../../core/formats/text.ts'
import type { Values } from '../../core/formats/value.ts'
import type { ContestId } from '../../core/ids.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { Sample } from '../../samples/sample.ts'
import { progress, say } from './say.ts'
import type { StationClient } from './station-client.ts'

/** Where the event is public, and its contests by the name of their division. */
export interface Played {
  publicUrl: string
  contests: Map<string, ContestId>
}

/** What a call answered; throws the sentence where it was refused. */
async function must<T>(answer: Promise<Outcome<T, Failure>>): Promise<T> {
  const outcome = await answer
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

/** Sends a command. A question about an odd value is confirmed, as a person would who has the published value before them. */
async function send(station: StationClient, command: Command): Promise<Answers['command']> {
  const answer = await station.call('command', command)
  if (!answer.ok && answer.error.kind === 'odd' && (command.name === 'attempt.record' || command.name === 'attempt.declare'))
    return must(station.call('command', { ...command, confirmed: true }))
  return must(Promise.resolve(answer))
}

/** Creates the event, imports its entry list, publishes it, records every attempt, and waits until the server has it all. */
export async function playEvent(station: StationClient, sample: Sample, serverUrl: string): Promise<Played> {
  const { name, place, date, preset, entries } = sample
  await must(station.call('event.create', { name, ...(place ? { place } : {}), ...(date ? { date } : {}) }))
  await send(station, { name: 'entry-list.import', preset, rows: entries })
  const { publicUrl } = await must(station.call('public.connect', { url: serverUrl }))
  const { event } = await station.when((view) => (view.event?.contests.length ?? 0) > 0)
  const contests = new Map(event?.contests.map(({ division, contest }) => [division, contest]))

  const began = performance.now()
  await recordAttempts(station, sample, contests)
  say(`${sample.attempts.length} attempts of ${entries.length} competitors in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
  say('Waiting until everything is public …')
  const { publication } = await station.when(
    ({ publication: { waiting, state, at }, saved }) => state === 'problem' || (waiting === 0 && at !== null && at >= (saved.at ?? 0)),
  )
  if (publication.waiting > 0) say(`${publication.waiting} entries wait: ${publication.sentence}`)
  return { publicUrl, contests }
}

/** Records every attempt: declared first where the format declares, then judged. */
async function recordAttempts(station: StationClient, sample: Sample, contests: ReadonlyMap<string, ContestId>): Promise<void> {
  const format = presetOf(sample.preset)
  if (!format) throw new Error(`the sample wants the format ${sample.preset}, and there is none`)
  const declared = new Set(format.fields.filter(isDeclared).map(({ id }) => id))
  const part = (values: Values, announced: boolean): Values =>
    Object.fromEntries(Object.entries(values).filter(([id]) => declared.has(id) === announced))
  const { competitors } = await station.entries()
  const byBib = new Map(competitors.map(({ bib, id }) => [bib, id]))

  const tell = progress('Recorded', sample.attempts.length)
  for (const [index, { bib, division, slot, values }] of sample.attempts.entries()) {
    const [competitor, contest] = [byBib.get(bib), contests.get(division)]
    if (!competitor || !contest) throw new Error(`the sample has attempts of number ${bib} in ${division}, who is not on its entry list`)
    const announced = part(values, true)
    if (Object.keys(announced).length > 0) await send(station, { name: 'attempt.declare', contest, competitor, slot, values: announced })
    await send(station, { name: 'attempt.record', contest, competitor, slot, values: part(values, false) })
    tell(index + 1)
  }
}
