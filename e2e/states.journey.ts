// What is drawn when something is missing, full, lost or very long: states a person meets rarely, and then needs most.
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { createEvent, LIST, newEvent, record, typeLine } from './support/steps.ts'

test('fault 27: what could not be saved says so, stays typed, and is saved by the next Enter', async ({ table }) => {
  test.skip(!table.pageOutlives, 'Electron’s own line between window and station has nothing to put between')
  const { page } = table
  await newEvent(page, 'Full disk')
  for (const load of ['100', '110', '115', '120', '125', '130']) await record(page, load)
  let full = true
  await page.routeWebSocket(/\/socket$/, (line) => {
    const station = line.connectToServer()
    const failure = {
      kind: 'not-saved',
      message: 'Not saved: the disk is full. Everything saved before is kept. Make room, then press Enter.',
    }
    line.onMessage((text) => {
      const { id, call } = JSON.parse(String(text)) as { id: number; call: string }
      if (call === 'command' && full) line.send(JSON.stringify({ id, answer: { ok: false, error: failure } }))
      else station.send(text)
    })
  })
  await page.reload()
  await expect(page.getByTestId('input')).toBeFocused()

  await typeLine(page, '101')
  await expect(page.getByTestId('problem')).toContainText('NOT SAVED')
  await expect(page.getByTestId('saved')).toHaveText('Not saved')
  await expect(page.getByTestId('input')).toHaveValue('101')
  await shoot(page, 'table-not-saved', TABLE_SIZES)

  full = false
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('saved')).toHaveText(/^Saved \d\d:\d\d:\d\d$/)
  await expect(page.getByTestId('recent-row').first()).toContainText('WRW')
})

test('fault 42: nine divisions with names of 60 letters, an entry that is voided, and a division that goes with its last competitor', async ({
  table,
}) => {
  const { page } = table
  const name = (index: number) => `Wolfeschlegelsteinhausenbergerdorff Maria-Magdalena van den Berg ${index + 1}`
  const lines = Array.from({ length: 27 }, (_, index) => {
    const division = `Women ${47 + (index % 9) * 5} kg, juniors and masters of all regions`
    return `${index + 1};${name(index)};Athletic Club of the Northern Provinces;${division};${index + 1};${60 + index}`
  })
  await newEvent(
    page,
    'Championships of the Northern and Southern Provinces 2026',
    ['No;Name;Club;Division;Lot;Body weight', ...lines].join('\n'),
  )
  for (const load of ['100', '110', '115']) await record(page, load)
  for (const lamps of ['111', '101', '000']) await record(page, lamps)
  await shoot(page, 'table-long-names', TABLE_SIZES)

  await page.getByTestId('contest-select').click()
  await shoot(page, 'table-nine-divisions', TABLE_SIZES)
  await page.keyboard.press('Escape')
  await page.getByTestId('recent-row').first().getByTestId('void').click()
  await page.getByTestId('correct-reason').fill('wrong competitor')
  await shoot(page, 'table-void', TABLE_SIZES)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('recent-row').nth(1)).toHaveAttribute('data-stands', 'false')
  await shoot(page, 'table-voided', TABLE_SIZES)

  await page.getByRole('button', { name: 'Set-up' }).click()
  await page.getByTestId('find-entry').fill('Women 87 kg')
  await page.getByTestId('entry-select-all').check()
  await shoot(page, 'set-up-2-remove', TABLE_SIZES)
  await page.getByTestId('remove-reason').fill('did not weigh in')
  await page.getByTestId('remove').click()
  await expect(page.getByTestId('entry-row')).toHaveCount(0)
  await page.getByRole('button', { name: 'Back to the table' }).click()
  await expect(page.getByTestId('contest-select').locator('option')).toHaveCount(8)
})

test('a station that is lost in the middle of the set-up is said, and what was typed stays', async ({ table }) => {
  test.skip(!table.pageOutlives, 'Electron’s window goes with its station')
  const { page } = table
  await createEvent(page, 'Lost')
  await page.getByTestId('preset-powerlifting').click()
  await page.getByTestId('step-competitors').click()
  await page.getByTestId('paste').fill(LIST)
  await expect(page.getByTestId('preview-row')).toHaveCount(6)
  await table.kill()
  await expect(page.getByText(/no connection to the station/i)).toBeVisible()
  await expect(page.getByTestId('paste')).toHaveValue(LIST)
  await shoot(page, 'set-up-station-lost', TABLE_SIZES)
})
