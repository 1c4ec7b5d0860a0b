// New versions of the app, as the first screen and the table tell of them. A copy from source has none; what an installed one shows is put into
// the station's own frames, as they come.
import type { Page } from '@playwright/test'
import type { StationView } from '../core/contract/contract.ts'
import type { UpdatesView } from '../core/contract/updates.ts'
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent } from './support/steps.ts'

const SMALL = [TABLE_SIZES[0]!]

const NOTES = [
  'Documents for officials: entry lists, running orders, session protocols, each with its version.',
  '',
  '- Backups on a stick after each result, verified.',
  '- <b>Import</b> into an event that runs already, without touching what was scored.',
  '- A very long word: Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafewarenwohlgepflege',
].join('\n')

/** From now on the page sees these updates; what it asks of them is kept and answered as done. */
async function pretend(page: Page, first: UpdatesView) {
  const asked: string[] = []
  let updates = first
  let tell = () => {}
  await page.routeWebSocket(/\/socket$/, (line) => {
    const station = line.connectToServer()
    let last: { topic: string; view: StationView } | null = null
    tell = () => last && line.send(JSON.stringify({ ...last, view: { ...last.view, updates } }))
    station.onMessage((text) => {
      const push = JSON.parse(String(text)) as { topic?: string; view?: StationView }
      if (push.topic !== 'station' || !push.view) return line.send(text)
      last = { topic: push.topic, view: push.view }
      tell()
    })
    line.onMessage((text) => {
      const { id, call } = JSON.parse(String(text)) as { id: number; call: string }
      if (!call.startsWith('updates.')) return station.send(text)
      asked.push(call)
      line.send(JSON.stringify({ id, answer: { ok: true, value: null } }))
    })
  })
  await page.reload()
  return {
    asked,
    be(next: UpdatesView) {
      updates = next
      tell()
    },
  }
}

const view = (state: UpdatesView['state'], more: Partial<UpdatesView> = {}): UpdatesView => ({
  state,
  offer: null,
  percent: null,
  checked: new Date().setHours(8, 15),
  sentence: null,
  news: null,
  ...more,
})
const offer = { version: '0.2.0', notes: NOTES }

test('a copy from source says how it is updated, on the first screen and at the table', async ({ table }) => {
  const { page } = table
  await expect(page.getByTestId('update-line')).toContainText('started from source')
  await newEvent(page, 'Spring Open')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('updates')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('updates')).toContainText('started from source')
})

test('an installed copy tells of a newer version, and one press puts it in place; nothing can be pressed while an event is open', async ({
  table,
}) => {
  test.skip(!table.pageOutlives, 'Electron’s own line between window and station has nothing to put between')
  const { page } = table
  const station = await pretend(page, view('current'))
  await expect(page.getByTestId('update-line')).toContainText('This is the newest version')
  await page.getByTestId('update-check').click()
  await shoot(page, 'updates-current', SMALL)

  station.be(view('waits', { offer, sentence: 'It is fetched by itself once no event has been open for two hours, or now if you say so.' }))
  await page.getByTestId('update-fetch').click()
  await shoot(page, 'updates-waits', SMALL)
  station.be(view('fetching', { offer, percent: 45 }))
  await expect(page.getByTestId('updates')).toContainText('45 %')
  await shoot(page, 'updates-fetching', SMALL)

  station.be(view('ready', { offer }))
  await expect(page.getByTestId('update-notes')).toContainText('<b>Import</b>')
  await shoot(page, 'updates-ready', TABLE_SIZES)
  await page.getByTestId('update-install').click()
  await expect.poll(() => station.asked).toEqual(['updates.check', 'updates.fetch', 'updates.install'])

  station.be(view('current', { news: offer }))
  await expect(page.getByTestId('update-news')).toContainText('Updated to 0.2.0: what is new')
  await shoot(page, 'updates-news', SMALL)

  station.be(view('ready', { offer }))
  await newEvent(page, 'Spring Open')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('updates')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('updates')).toContainText('once the event is closed')
  await expect(page.getByTestId('update-install')).toBeHidden()
  await shoot(page, 'updates-at-the-table', SMALL)

  const sentence = 'The feed of updates can’t be reached from here. This version goes on, and asks again by itself.'
  station.be(view('idle', { checked: null, sentence }))
  await expect(page.getByTestId('update-sentence')).toHaveText(sentence)
  await shoot(page, 'updates-unreached', SMALL)
})
