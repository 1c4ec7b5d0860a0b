// From an empty event to a table that can run: sport, entry list with its bad rows, running order, screens.
import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { createEvent, LIST, newEvent, placesOf, record } from './support/steps.ts'

test('an entry list is pasted, its bad rows say why, the good ones are imported, and results are typed', async ({ table }) => {
  const { page } = table
  await createEvent(page, 'Club championship')
  await shoot(page, 'set-up-1-sport', TABLE_SIZES)
  await page.getByTestId('preset-powerlifting').click()
  await page.getByTestId('step-competitors').click()

  await page
    .getByTestId('paste')
    .fill(`${LIST}\n12;Twice Taken;South;Open;7;70\n18;No Weight;South;Open;8;\n19;Zero;South;Open;9;0\n20;;South;Open;10;1e308`)
  const row = (line: number) => page.locator(`[data-testid="preview-row"][data-line="${line}"]`)
  await expect(row(2)).toHaveAttribute('data-ok', 'true')
  await expect(row(8)).toContainText('Number 12 is also on line 3')
  await expect(row(9)).toContainText('Body weight is missing')
  await expect(row(10)).toContainText('must be between 15.00 and 350.00')
  await expect(row(11)).toContainText('The name is missing')
  await shoot(page, 'set-up-2-competitors', TABLE_SIZES)

  await page.getByTestId('paste').fill(LIST)
  await page.getByTestId('import').click()
  await expect(page.getByTestId('entry-row')).toHaveCount(6)
  await shoot(page, 'set-up-2-entered', TABLE_SIZES)
  await page.getByTestId('step-order').click()
  await expect(page.getByTestId('order-list')).toContainText('Ada Lovelace')
  await shoot(page, 'set-up-3-order', TABLE_SIZES)
  await page.getByTestId('step-screens').click()
  await expect(page.getByTestId('display-url')).toContainText('http://')
  await shoot(page, 'set-up-4-screens', TABLE_SIZES)
  await page.getByTestId('to-table').click()

  await expect(page.getByTestId('now-name')).toHaveText('Ada Lovelace')
  // Everybody says first what they begin with; then the lowest goes first.
  for (const load of ['100', '105', '110', '115', '120', '125']) await record(page, load)
  await expect(page.getByTestId('now-name')).toHaveText('Ada Lovelace')
  await record(page, '101')
  await expect(page.getByTestId('standing-row').first()).toHaveAttribute('data-bib', '11')
  expect((await placesOf(page))[0]).toBe('1 11')
})

test('a file from a spreadsheet is read whatever it was saved as', async ({ table, folder }) => {
  const { page } = table
  await createEvent(page, 'Files')
  await page.getByTestId('preset-powerlifting').click()
  await page.getByTestId('step-competitors').click()
  const choose = async (name: string, bytes: Uint8Array | string) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    await page.getByTestId('file').setInputFiles(path)
  }
  await choose('utf16.csv', Buffer.from(`\ufeff${LIST.replaceAll(';', '\t')}`, 'utf16le'))
  await expect(page.getByTestId('preview-row')).toHaveCount(6)
  await expect(page.getByTestId('preview')).toContainText('محمد الأمين')

  await choose('list.xlsx', Buffer.from('504b0304140000000800', 'hex'))
  await expect(page.getByTestId('preview-problem')).toContainText('no whole XLSX workbook')

  await choose('large.csv', 'No,Name,Division,Body weight\n' + '1,Someone,Open,80\n'.repeat(800_000))
  await expect(page.getByTestId('preview-problem')).toBeVisible()
  await shoot(page, 'set-up-2-too-large', [TABLE_SIZES[0]!], ['light'])

  await choose('good.csv', LIST)
  await page.getByTestId('import').click()
  await expect(page.getByTestId('entry-row')).toHaveCount(6)
})

test('fault 25: an import by mistake is undone by one press', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Undo')
  await page.getByRole('button', { name: 'Set-up' }).click()
  await page.getByTestId('step-competitors').click()
  await page.getByTestId('undo-import').click()
  await expect(page.getByTestId('entry-row')).toHaveCount(0)
})
