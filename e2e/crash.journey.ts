// The plug is pulled in the middle of typing. What the screen called saved is there; what was typed and not yet saved is still typed.
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent, record, typeLine } from './support/steps.ts'

test('a station that is killed while somebody types loses nothing it called saved', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Power cut')
  const lines = ['100', '110', '120', '115', '125', '130', '111', '000']
  for (const line of lines) await record(page, line)
  const saved = await page.getByTestId('recent-row').allInnerTexts()
  await page.keyboard.type('130')
  await table.kill()
  if (table.pageOutlives) {
    await expect(page.getByTestId('top-bar')).toContainText(/station/i)
    await expect(page.getByTestId('input')).toHaveValue('130')
    await shoot(page, 'table-station-lost', TABLE_SIZES)
  }

  // The event that was open is open again: nobody looks for it while competitors wait.
  const again = await table.restart()
  await expect(again.getByTestId('input')).toBeFocused()
  await expect(again.getByTestId('recent-row')).toHaveCount(lines.length)
  // Times are the same to the second, names and values to the letter.
  expect(await again.getByTestId('recent-row').allInnerTexts()).toEqual(saved)
})

test('fault 19: the tab that a crash interrupted goes on by itself: what waits is recorded once, what is half typed stays', async ({
  table,
}) => {
  // Electron's window goes with its station; what it finds afterwards is the journey above.
  if (!table.pageOutlives) return
  const { page } = table
  await newEvent(page, 'Power back')
  const display = await table.openDisplay()
  await record(page, '100')
  await expect(page.getByTestId('now-bib')).toHaveText('12')
  await table.kill()
  await expect(page.getByTestId('top-bar')).toContainText(/no connection/i)
  await typeLine(page, '110')
  await expect(page.getByTestId('preview')).toContainText('Waits for the station')
  await page.keyboard.type('11')

  await table.revive()
  await expect(page.getByTestId('recent-row')).toHaveCount(2)
  await expect(page.getByTestId('recent-row').first()).toContainText('110.0')
  await expect(page.getByTestId('now-bib')).toHaveText('13')
  await expect(page.getByTestId('input')).toHaveValue('11')
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('recent-row').first()).toContainText('115.0')
  await expect(display.getByTestId('display-row').first()).toBeVisible()
})

test('a closed event waits on the welcome screen when the station is started again', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Closed')
  await record(page, '100')
  await page.getByRole('button', { name: 'Set-up' }).click()
  await page.getByRole('button', { name: 'Close the event' }).click()
  await expect(page.getByTestId('event-file')).toHaveCount(1)
  await table.kill()
  const again = await table.restart()
  await expect(again.getByTestId('event-file')).toHaveCount(1)
  await shoot(again, 'welcome-again', TABLE_SIZES)
  await again.getByTestId('event-file').click()
  await expect(again.getByTestId('recent-row')).toHaveCount(1)
})

test('a page that is loaded again finds the line half typed, for whom it was', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Reload')
  await record(page, '100')
  await page.keyboard.type('11')
  await page.reload()
  await expect(page.getByTestId('input')).toHaveValue('11')
  await expect(page.getByTestId('input')).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.type('0')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('recent-row').first()).toContainText('110.0')
  await page.reload()
  await expect(page.getByTestId('recent-row')).toHaveCount(2)
  await expect(page.getByTestId('input')).toHaveValue('')
})
