// Lists from spreadsheets: sheets to choose from, columns that are remembered, and a list merged into an event that is running.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import writeWorkbook from 'write-excel-file/node'
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { createEvent, newEvent, placesOf, record } from './support/steps.ts'

const SMALL = TABLE_SIZES.slice(0, 1)
const NAMES = [
  'محمد الأمين',
  '李小龍',
  'שרה לוי',
  'Zoë 🏋️ Ångström',
  'Wolfeschlegelsteinhausenbergerdorff-Maria',
  '大坂 なおみ',
  'Ana Núñez',
  'John Smith',
]
const CLUBS = ['North', 'South', 'Ost-Verein', '東京クラブ']

/** Four hundred people, of whom three lines are wrong. */
const FOUR_HUNDRED = Array.from({ length: 400 }, (_, index) => [
  index === 20 ? '3' : String(index + 1),
  index === 40 ? '' : `${NAMES[index % NAMES.length]} ${index + 1}`,
  CLUBS[index % CLUBS.length]!,
  `Group ${(index % 4) + 1}`,
  index + 1,
  index === 60 ? 'heavy' : 50 + (index % 60) / 2,
])

test('a workbook of 400 is read: its sheet chosen, its columns corrected by hand, its bad lines with why; and remembered', async ({
  table,
  folder,
}) => {
  const { page } = table
  const path = join(folder, 'entries.xlsx')
  const heads = ['Code', 'Who', 'Gym', 'Class', 'Lot', 'Body weight']
  const sheets = [
    { sheet: 'Read me', data: [['This workbook has the entries on its second sheet.']] },
    { sheet: 'Entries', data: [heads, ...FOUR_HUNDRED] },
  ]
  await writeWorkbook(sheets as never).toFile(path)
  const toList = async (name: string) => {
    await createEvent(page, name)
    await page.getByTestId('preset-powerlifting').click()
    await page.getByTestId('step-competitors').click()
    await page.getByTestId('file').setInputFiles(path)
    await page.getByTestId('sheet').selectOption({ label: 'Entries' })
    await expect(page.getByTestId('preview')).toContainText('Body weight')
  }
  await toList('Four hundred')
  await page.getByTestId('column-target').nth(0).selectOption('bib')
  await page.getByTestId('column-target').nth(1).selectOption('name')
  await page.getByTestId('column-target').nth(2).selectOption('team')
  await expect(page.getByTestId('preview')).toContainText('396 ready')
  await shoot(page, 'import-workbook', TABLE_SIZES)
  await page.getByTestId('only-bad').check()
  await expect(page.getByTestId('preview-row')).toHaveCount(4)
  await expect(page.getByTestId('preview')).toContainText('Number 3 is also on line 22')
  await expect(page.getByTestId('preview')).toContainText('is not a number such as')
  await shoot(page, 'import-workbook-bad', SMALL)
  await page.getByTestId('import').click()
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('undo-import')).toBeVisible()
  await page.getByTestId('step-screens').click()
  await page.getByTestId('to-table').click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('close this event')
  await page.keyboard.press('Enter')

  await toList('The year after')
  await expect(page.getByTestId('recalled')).toBeVisible()
  await expect(page.getByTestId('preview')).toContainText('396 ready')
  await shoot(page, 'import-remembered', SMALL)
  await page.getByTestId('forget-columns').click()
  await expect(page.getByTestId('preview')).toContainText('No column is the name')

  await page
    .getByTestId('file')
    .setInputFiles({ name: 'broken.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004 and nothing more') })
  await expect(page.getByTestId('preview-problem')).toContainText('no whole XLSX workbook')
  await shoot(page, 'import-broken', SMALL)
})

test('a list is merged into an event that is on: nothing that was scored moves, and the merge is undone', async ({ table, folder }) => {
  const { page } = table
  await newEvent(page, 'Club championship')
  for (const load of ['100', '105', '110', '115', '120', '125']) await record(page, load)
  await record(page, '101')
  const places = await placesOf(page)
  const path = join(folder, 'new-list.csv')
  const list = [
    'No;Name;Club;Division;Lot;Body weight',
    '11;Ada King-Lovelace;North;Masters;1;84',
    '12;Grace Hopper;Navy;Open;2;81',
    '13;محمد الأمين;North;Open;3;90,25',
    '15;Somebody Else;North;Open;5;79',
    '21;李小龍;東京クラブ;Open;7;66',
    '22;שרה לוי;South;Masters;8;61',
  ]
  writeFileSync(path, list.join('\n'))
  await page.keyboard.press('Control+k')
  await page.keyboard.type('set-up')
  await page.keyboard.press('Enter')
  await page.getByTestId('step-competitors').click()
  await page.getByTestId('import-more').click()
  await page.getByTestId('file').setInputFiles(path)
  await expect(page.getByTestId('merge-summary')).toContainText('2 new, 2 changed, 1 the same')
  await expect(page.getByTestId('only-here')).toContainText('Zoë')
  const row = (line: number) => page.locator(`[data-testid="preview-row"][data-line="${line}"]`)
  await expect(row(2)).toContainText('Name: Ada Lovelace → Ada King-Lovelace. Division stays, not Masters: results are recorded')
  await expect(row(3)).toContainText('Team: South → Navy')
  await expect(row(5)).toContainText('Number 15 is')
  await expect(page.getByTestId('import')).toHaveText('Add 2 and change 2')
  await shoot(page, 'merge', TABLE_SIZES)
  await page.getByTestId('import').click()
  await shoot(page, 'merge-asks', SMALL)
  await page.getByTestId('import-confirm').click()
  await expect(page.getByText('2 competitors added, 2 competitors changed.')).toBeVisible()
  await shoot(page, 'merged', SMALL)
  await page.getByTestId('step-screens').click()
  await page.getByTestId('to-table').click()
  expect((await placesOf(page)).slice(0, 1)).toEqual(places.slice(0, 1))
  await expect(page.getByTestId('standing-row').first()).toContainText('Ada King-Lovelace')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('set-up')
  await page.keyboard.press('Enter')
  await page.getByTestId('step-competitors').click()
  await page.getByTestId('undo-import').click()
  await expect(page.getByText('The merge is undone.')).toBeVisible()
})
