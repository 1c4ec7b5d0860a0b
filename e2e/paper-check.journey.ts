// A signed sheet is typed again: what is recorded is not shown, only what differs is, and one press with a reason makes it as on the paper.
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { openSample } from './support/steps.ts'

test('a sheet is typed blind; the one slip is found, corrected with its reason, and the sheet is checked off', async ({
  table: { page },
}) => {
  await openSample(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('signed sheets')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('paper-progress')).toContainText('0 of 8')
  await shoot(page, 'paper-find', TABLE_SIZES.slice(0, 1))

  // What is no start number here is read as a code.
  await page.getByTestId('paper-find').fill('AAA-AAAA')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('paper-problem')).toContainText('nothing was changed')

  await page.getByTestId('paper-find').fill('806')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('paper-sheet')).toContainText('806 Corinna Senn')
  await expect(page.getByTestId('paper-sheet')).not.toContainText('155')
  const sheet = ['155 111', '162.5 000', '162.5 000', '87.5 000', '87.5 000', '85 000', '155 111', '', '']
  for (const line of sheet) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await expect(page.getByTestId('paper-status')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('paper-verdict')).toContainText('One difference')
  const difference = page.getByTestId('paper-difference')
  await expect(difference).toHaveCount(1)
  await expect(difference).toContainText('Bench press 3')
  await expect(difference).toContainText('87.5 kg')
  await expect(difference).toContainText('85.0 kg')
  await shoot(page, 'paper-difference', TABLE_SIZES)

  await page.getByTestId('paper-fix').click()
  if (await difference.getByRole('alert').isVisible()) await page.getByTestId('paper-fix').click()
  await expect(page.getByTestId('paper-verdict')).toContainText('No difference')
  await expect(page.locator('.recent')).toContainText('As on the signed sheet')
  await page.getByTestId('paper-next').click()
  await expect(page.getByTestId('paper-progress')).toContainText('1 of 8')
  await shoot(page, 'paper-checked', TABLE_SIZES.slice(0, 1))
})
