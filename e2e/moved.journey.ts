// A heat that was entered for the wrong competitors: who moves is seen first, one press moves all, and nothing of it is hidden.
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent, placesOf, record } from './support/steps.ts'

const PEOPLE = ['No;Name;Club;Division', '7;Ada Lovelace;North;Open', '12;Bea Arthur;South;Open', '14;Cleo Laine;East;Open'].join('\n')

test('fault 22: results entered for the wrong competitors are moved in one press, after who moves was shown', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Club Open', PEOPLE, 'bouldering')
  for (const line of ['1 1', '4 4', '2 2']) await record(page, line)
  expect(await placesOf(page)).toEqual(['1 7', '2 14', '3 12'])

  await page.keyboard.press('Control+k')
  await page.getByTestId('find-query').fill('belong')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('panel')).toHaveAttribute('data-panel', 'move')
  await page.getByTestId('move-entered').fill('7 12')
  await page.getByTestId('move-belongs').fill('12')
  await expect(page.getByText('2 in the first line, 1 in the second')).toBeVisible()
  await page.getByTestId('move-belongs').fill('12 7')
  await expect(page.getByTestId('shift-count')).toContainText('2 of 3 change places.')
  await expect(page.getByTestId('shift-move')).toHaveCount(2)
  await page.getByTestId('move-confirm').click()
  await expect(page.getByText('Say why.')).toBeVisible()
  await page.getByTestId('move-reason').fill('Entered in the wrong order')
  await shoot(page, 'table-move-results', TABLE_SIZES)
  await page.getByTestId('move-reason').press('Enter')
  await expect(page.getByText('2 results moved to whom they belong.')).toBeVisible()
  // What was recorded is said a moment before the standing shows it.
  await expect.poll(() => placesOf(page)).toEqual(['1 12', '2 14', '3 7'])
  await shoot(page, 'table-moved-results', TABLE_SIZES)
})
