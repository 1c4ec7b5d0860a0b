import { afterEach, expect, test } from 'vitest'
import { presetOf } from '../../core/formats/presets/presets.ts'
import { isDeclared } from '../../core/formats/text.ts'
import { TABLE } from '../../core/ids.ts'
import { standingView } from '../../core/views/standing.ts'
import { sampleList, sampleOf } from '../../samples/samples.ts'
import { newEventId } from './event-folder.ts'
import { openSample } from './sample-event.ts'
import { cleanUp, deviceIn, startStation, temporaryFolder } from './testing/station.ts'

afterEach(cleanUp)

test.each(sampleList.map(({ id }) => id))(
  '%s opens in the last rounds of its last division, with everything before recorded',
  async (id) => {
    const folder = temporaryFolder()
    const event = newEventId((count) => crypto.getRandomValues(new Uint8Array(count)))
    const opened = await openSample(folder, await deviceIn(folder), event, id, Date.now)
    if (!opened.ok) throw new Error(opened.error.message)
    const { state, file } = opened.value
    const sample = sampleOf(id)!
    const contests = [...state.contests.values()]
    const standings = contests.map((contest) => standingView(state, contest.id)!)

    // Every division but the last stands as it was published.
    for (const published of sample.published.slice(0, -1)) {
      const standing = standings.find(({ division }) => division === published.division)!
      for (const row of published.rows) {
        const ours = standing.rows.find(({ bib }) => bib === row.bib)!
        const results = standing.columns.map(({ id: column }, index) => [column, ours.results[index]])
        expect(ours.name).toBe(row.name)
        expect(Object.fromEntries(results)).toMatchObject(row.results)
      }
    }
    const last = standings.at(-1)!
    expect(last.division).toBe(sample.published.at(-1)?.division)
    const inLast = sample.attempts.filter(({ division }) => division === last.division)
    const rounds = [...new Set(inLast.map(({ slot }) => slot))].toSorted((a, b) => a - b)
    const upTo = rounds.map((round) => inLast.filter(({ slot }) => slot < round).length)
    expect(upTo.slice(1)).toContain(last.done)
    const recorded = sample.attempts.length - inLast.length + last.done
    expect(standings.reduce((sum, { done }) => sum + done, 0)).toBe(recorded)

    // The table comes up on it, with somebody to be judged next.
    expect(JSON.parse(file.setting('desk') ?? '')).toEqual({ contest: contests.at(-1)?.id, called: null })
    const declares = presetOf(sample.preset)!.fields.some(isDeclared)
    const open = last.rows.filter((row) => !row.status)
    expect(open.every(({ cells }) => cells.some(({ state: cell }) => cell === (declares ? 'open' : 'todo')))).toBe(true)
    expect((await file.read(TABLE, 1, 10_000)).length).toBeGreaterThanOrEqual(recorded)
    await opened.value.close()
  },
)

test('a sample that is not there is a sentence, and the open event stays open', async () => {
  const { station, view } = await startStation()
  await station.call('event.create', { name: 'Mine' })
  expect(await station.call('event.openSample', { sample: 'nothing' })).toMatchObject({ ok: false, error: { kind: 'refused' } })
  expect(view().event?.name).toBe('Mine')
})
