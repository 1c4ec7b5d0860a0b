// Everything of an event as files, and an exported event on the laptop that made it and on another one.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import readSheets from 'read-excel-file/node'
import { expect, test } from './support/journey.ts'
import { fixedTable } from './support/phones.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent, openSample, placesOf, record } from './support/steps.ts'

const SMALL = TABLE_SIZES.slice(0, 1)

test('everything is exported from the finder, as a workbook, as text tables and as the whole event', async ({ table, folder }) => {
  const { page } = table
  await openSample(page)
  await record(page, '101')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('spreadsheet')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('exports')).toBeVisible()
  await shoot(page, 'export-panel', TABLE_SIZES)
  const save = async (kind: 'xlsx' | 'csv' | 'json') => {
    const coming = page.waitForEvent('download')
    await page.getByTestId(`export-${kind}`).click()
    const download = await coming
    const path = join(folder, download.suggestedFilename())
    await download.saveAs(path)
    return { name: download.suggestedFilename(), bytes: readFileSync(path) }
  }
  const workbook = await save('xlsx')
  await expect(page.getByTestId('exported')).toContainText('is made')
  await shoot(page, 'export-made', SMALL)
  expect(workbook.name).toMatch(/\.xlsx$/)
  const sheets = await readSheets(workbook.bytes)
  expect(sheets.map(({ sheet }) => sheet)).toEqual(expect.arrayContaining(['Competitors', 'Attempts and marks', 'Corrections']))
  const people = await page.getByTestId('standing-row').count()
  expect(people === 0 || sheets.find(({ sheet }) => sheet === 'Competitors')!.data.length > people).toBe(true)
  const tables = unzipSync((await save('csv')).bytes)
  expect(strFromU8(tables['Competitors.csv']!).split('\r\n').length).toBe(
    sheets.find(({ sheet }) => sheet === 'Competitors')!.data.length + 1,
  )
  const event = await save('json')
  expect(JSON.parse(event.bytes.toString())).toMatchObject({ format: 'scoretable-event', version: 1 })
})

/** Exports the whole event as JSON; where it was saved. */
async function exportWhole(page: Page, folder: string): Promise<string> {
  await page.keyboard.press('Control+e')
  const coming = page.waitForEvent('download')
  await page.getByTestId('export-json').click()
  const path = join(folder, 'Club Open.json')
  await (await coming).saveAs(path)
  await page.keyboard.press('Escape')
  return path
}

test('an exported event stands on another laptop as it stood, is not entered into there, and is never written over where it is', async ({
  table,
  folder,
  browser,
}) => {
  const { page } = table
  await newEvent(page, 'Club Open')
  for (const load of ['100', '105', '110', '115', '120', '125']) await record(page, load)
  await record(page, '101')
  const path = await exportWhole(page, folder)
  const places = await placesOf(page)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('close this event')
  await page.keyboard.press('Enter')
  await page.getByTestId('import-event-file').setInputFiles(path)
  await expect(page.getByTestId('import-event-problem')).toContainText('is here already')
  await page.getByTestId('import-event').scrollIntoViewIfNeeded()
  await shoot(page, 'import-event-here', TABLE_SIZES)
  await page.getByTestId('import-event-add').click()
  await expect(page.locator('.order')).toBeVisible()
  await expect(page.getByText('holds nothing that was missing')).toBeVisible()
  expect(await placesOf(page)).toEqual(places)

  const other = await fixedTable(browser, join(folder, 'other'))
  await other.page.getByTestId('import-event-file').setInputFiles({
    name: 'changed.json',
    mimeType: 'application/json',
    buffer: Buffer.from(readFileSync(path, 'utf8').replace('Ada Lovelace', 'Ada Lovelock')),
  })
  await expect(other.page.getByTestId('import-event-problem')).toContainText('was changed after it was exported')
  await shoot(other.page, 'import-event-changed', SMALL)
  await other.page.getByTestId('import-event-file').setInputFiles(path)
  await expect(other.page.getByTestId('standby')).toContainText('belongs to another laptop')
  await expect(other.page.getByText('Club Open is imported.')).toBeVisible()
  expect(await placesOf(other.page)).toEqual(places)
  await shoot(other.page, 'import-event-elsewhere', TABLE_SIZES)
  await other.stop()
})

test('an event whose file is gone is imported again, and asks for a recovery key until it is on paper', async ({ table, folder }) => {
  const { page } = table
  await newEvent(page, 'Club Open')
  const path = await exportWhole(page, folder)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('close this event')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('import-event')).toBeVisible()
  const events = join(table.home, 'events')
  for (const name of readdirSync(events)) if (name.includes('.scoretable')) rmSync(join(events, name))

  await page.getByTestId('import-event-file').setInputFiles(path)
  await expect(page.getByText('No recovery key opens it here yet')).toBeVisible()
  await page.keyboard.press('Control+b')
  await page.getByTestId('preflight-run').click()
  const check = page.locator('[data-check=recovery]')
  await expect(check).toHaveAttribute('data-state', 'attention')
  await expect(check).toContainText('it was imported')
  await page.getByTestId('preflight-do-recovery').click()
  await expect(page.getByTestId('recovery-missing')).toBeVisible()
  await shoot(page, 'recovery-missing', TABLE_SIZES)
  await page.getByTestId('renew-do').click()
  await page.getByTestId('recovery-show').click()
  await expect(page.getByTestId('recovery-key')).toBeVisible()
  const groups = await page.getByTestId('recovery-key').locator('b').allInnerTexts()
  const numbers = await page.locator('.recovery-confirm label').allInnerTexts()
  for (const [index, label] of numbers.entries())
    await page.getByTestId(`recovery-group-${index + 1}`).fill(groups[Number(/\d/.exec(label)![0]) - 1]!)
  await page.getByTestId('recovery-confirm').click()
  await expect(page.getByTestId('recovery-confirmed')).toBeVisible()
  await expect(page.getByTestId('recovery-reminder')).toHaveCount(0)
})
