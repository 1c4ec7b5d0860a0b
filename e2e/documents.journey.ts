// Documents that officials sign: printed with a number, superseded with a reason after a correction, and all of an event in one file.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { pdfText } from './support/pdf-text.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent, openSample, record } from './support/steps.ts'

/** Does what makes a file, and reads it: its name, and the text of each page. */
async function printed(page: Page, press: () => Promise<void>): Promise<{ name: string; pages: string[] }> {
  const coming = page.waitForEvent('download', { timeout: 90_000 })
  await press()
  const download = await coming
  return { name: download.suggestedFilename(), pages: await pdfText(readFileSync(await download.path())) }
}

const row = (page: Page, paper: string) => page.locator(`[data-testid=document][data-paper=${paper}]`)

test('results are printed, corrected, and printed again as version 2 with its reason; then everything in one file', async ({ table }) => {
  test.setTimeout(240_000)
  const { page } = table
  await openSample(page)
  await page.keyboard.press('Control+p')
  await expect(row(page, 'results')).toBeVisible()
  await expect(row(page, 'results')).toContainText('not printed yet')
  await page.getByTestId('paper-a4').click()
  await shoot(page, 'documents-none', TABLE_SIZES)

  const first = await printed(page, () => row(page, 'results').getByTestId('document-print').click())
  expect(first.name).toMatch(/^Results · .* · version 1\.pdf$/)
  expect(first.pages.join(' ')).toMatch(/Version 1/)
  await expect(page.getByTestId('document-said')).toContainText('1 document in Results')
  await expect(row(page, 'results')).toContainText(/version 1 of \d\d:\d\d/)
  await expect(row(page, 'results')).toHaveAttribute('data-changed', 'false')

  // The same again is the same version, and the table scores on meanwhile.
  const again = await printed(page, () => row(page, 'results').getByTestId('document-print').click())
  expect(again.pages).toEqual(first.pages)
  await page.keyboard.press('Escape')
  await record(page, '101')

  // A correction: the list says so, the reason is proposed, and stands on the paper.
  await page.keyboard.press('F2')
  await page.getByTestId('correct-value').fill('000')
  await page.keyboard.press('Enter')
  await page.getByTestId('correct-reason').fill('The jury looked at it again')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+p')
  await expect(row(page, 'results')).toContainText('the standing has changed since')
  await row(page, 'results').getByTestId('document-print').click()
  await expect(page.getByTestId('document-because')).toBeFocused()
  await expect(page.getByTestId('document-because')).toHaveValue('The jury looked at it again')
  await shoot(page, 'documents-why', TABLE_SIZES)
  const second = await printed(page, () => page.keyboard.press('Enter'))
  expect(second.name).toMatch(/version 2\.pdf$/)
  expect(second.pages.join(' ')).toMatch(/version 1.*The jury looked at it again/i)
  await expect(row(page, 'results')).toContainText(/version 2 of \d\d:\d\d/)
  await shoot(page, 'documents-version-2', TABLE_SIZES)

  // One press for all of the event.
  await page.getByTestId('document-scope').selectOption('all')
  await shoot(page, 'documents-all', TABLE_SIZES)
  const after = page.getByTestId('document-set').last()
  const all = await printed(page, () => after.click())
  expect(all.pages.length).toBeGreaterThan(5)
  const text = all.pages.join(' ')
  for (const title of ['Protocol', 'Results', 'Medal list', 'Corrections and rulings']) expect(text).toContain(title)
  expect(text).toContain('The jury looked at it again')
})

test('an event of long names and several scripts prints its lists and sheets; each sheet has a code', async ({ table }) => {
  test.setTimeout(180_000)
  const { page } = table
  await newEvent(page, 'Club Open')
  await page.keyboard.press('Control+k')
  await page.getByTestId('find-query').fill('print')
  await page.keyboard.press('Enter')
  await page.getByTestId('paper-letter').click()
  const before = page.getByTestId('document-set').first()
  const set = await printed(page, () => before.click())
  const text = set.pages.join(' ')
  expect(set.name).toBe('Club Open · documents.pdf')
  expect(text).toContain('Ada Lovelace')
  expect(text).toContain('Squat 1')
  expect(text.match(/\b[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}\b/g)?.length ?? 0).toBeGreaterThanOrEqual(6)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+p')
  await expect(page.getByTestId('paper-letter')).toHaveAttribute('data-on', 'true')
  await expect(row(page, 'entry-list')).toContainText(/version 1 of/)
  await expect(row(page, 'score-sheets')).toContainText('for a pen, with codes')
})
