// Somebody asks why a competitor is third, and what it would take to be second: the table answers without leaving the keyboard.
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent, openSample, record } from './support/steps.ts'

test('what an attempt would take stands by the input', async ({ table }) => {
  const { page } = table
  await openSample(page)
  const needed = page.getByTestId('needed')
  // The first one up has failed three times before, and is told so.
  await expect(needed).toHaveText(/No place can be reached/)
  await shoot(page, 'table-needed-none', TABLE_SIZES)
  await record(page, '000')
  await expect(needed).toContainText(/ (for|shares) \d+(st|nd|rd|th)/)
  await shoot(page, 'table-needed', TABLE_SIZES)
})

test('why this place: from a row of the standing, with the keyboard alone', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Why')
  for (const load of ['100', '110', '115', '110', '110', '130']) await record(page, load)
  for (const lamps of ['111', '110', '101', '011', '1', '000']) await record(page, lamps)

  // Two of the same total: the lighter one is ahead, and both say so.
  const rows = page.getByTestId('standing-row')
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(2)).toBeFocused()
  await page.keyboard.press('Enter')
  const panel = page.getByTestId('panel')
  await expect(panel).toHaveAttribute('data-panel', 'why')
  await expect(page.getByTestId('why-place')).toHaveText('3rd')
  await expect(page.getByTestId('why-behind')).toContainText('the lighter lifter first')
  await expect(page.getByTestId('why-behind')).toContainText('110.0')
  await shoot(page, 'table-why', TABLE_SIZES)

  // On to the neighbour, and back out.
  await page.getByTestId('why-behind').getByRole('button').click()
  await expect(page.getByTestId('why-place')).toHaveText('2nd')
  await expect(page.getByTestId('why-ahead')).toContainText('the lighter lifter first')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('standing')).toBeVisible()
  await expect(page.getByTestId('input')).toBeFocused()

  // Whoever is up, with one key; it follows what is recorded meanwhile.
  await page.keyboard.press('F3')
  await expect(page.getByTestId('why-name')).toContainText('Ada Lovelace')
  await page.getByTestId('input').focus()
  await record(page, '120')
  await record(page, '130')
  await expect(page.getByTestId('why-name')).toContainText('Ada Lovelace')
  await page.keyboard.press('Escape')

  // The long name, the failed attempt and no place yet.
  await page.locator('[data-testid=standing-row][data-bib="16"]').focus()
  await page.keyboard.press('?')
  await expect(page.getByTestId('why-place')).toHaveText('No place')
  await page.keyboard.press('Escape')
  await page.locator('[data-testid=standing-row][data-bib="14"]').getByRole('button', { name: /Why/ }).click()
  await expect(page.getByTestId('why-name')).toContainText('Wolfeschlegel')
  await shoot(page, 'table-why-long', TABLE_SIZES)
})
