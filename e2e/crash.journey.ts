// The plug is pulled in the middle of typing. What the screen called saved is there; what was typed and not yet saved is still typed.
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent, record } from './support/steps.ts'

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

  const again = await table.restart()
  await expect(again.getByTestId('event-file')).toHaveCount(1)
  await shoot(again, 'welcome-again', TABLE_SIZES)
  await again.getByTestId('event-file').click()
  await expect(again.getByTestId('input')).toBeFocused()
  await expect(again.getByTestId('recent-row')).toHaveCount(lines.length)
  // Times are the same to the second, names and values to the letter.
  expect(await again.getByTestId('recent-row').allInnerTexts()).toEqual(saved)
})
