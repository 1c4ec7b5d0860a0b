// Backups on a stick: kept from a panel, told of when the stick is pulled, and made again by themselves once it is back.
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { fixedTable, tableCall } from './support/phones.ts'
import { newEvent, openSample, record } from './support/steps.ts'

test('fault 33: backups are kept on a stick; pulled, the table says since when there is none and scores on; back, another is made by itself', async ({
  table,
}) => {
  const { page } = table
  const stick = mkdtempSync(join(tmpdir(), 'stick-'))
  await openSample(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('backup')
  await page.keyboard.press('Enter')
  await shoot(page, 'backup-none', TABLE_SIZES.slice(0, 1))
  await page.getByTestId('backup-folder').fill(join(stick, 'not', 'there'))
  await page.getByTestId('backup-keep').click()
  await expect(page.getByTestId('backup-problem')).toContainText('is not there. Nothing is lost')
  await page.getByTestId('backup-folder').fill(stick)
  await page.getByTestId('backup-keep').click()
  await expect(page.getByTestId('backup')).toContainText(/Backed up \d\d:\d\d, verified/)
  await expect(page.getByTestId('backup-state')).toHaveCount(0)
  await shoot(page, 'backup-kept', TABLE_SIZES)

  const pulled = `${stick}-pulled`
  renameSync(stick, pulled)
  await page.keyboard.press('Escape')
  await record(page, '101')
  await expect(page.getByTestId('backup-state')).toContainText(/No backup since \d\d:\d\d/)
  await page.getByTestId('backup-state').click()
  await expect(page.getByTestId('backup')).toContainText('Scoring goes on, and it is tried again by itself.')
  await shoot(page, 'backup-missing', TABLE_SIZES)

  renameSync(pulled, stick)
  await expect(page.getByTestId('backup')).toContainText('verified', { timeout: 15_000 })
  await expect(page.getByTestId('backup-state')).toHaveCount(0)
  expect(existsSync(stick)).toBe(true)
  rmSync(stick, { recursive: true })
})

test('fault 20: another laptop opens the backup with the recovery key and goes on with the event', async ({ table, folder, browser }) => {
  const { page } = table
  const stick = mkdtempSync(join(tmpdir(), 'stick-'))
  await newEvent(page, 'Club Open')
  const { groups } = await tableCall<{ groups: string[] }>(page, 'recovery.show', {})
  await page.keyboard.press('Control+k')
  await page.keyboard.type('backup')
  await page.keyboard.press('Enter')
  await page.getByTestId('backup-folder').fill(stick)
  await shoot(page, 'backup-no-key', TABLE_SIZES.slice(0, 1))
  await page.getByTestId('backup-keep').click()
  await expect(page.getByTestId('backup')).toContainText('verified')
  await table.kill()

  const second = await fixedTable(browser, join(folder, 'second'))
  await second.page.getByTestId('elsewhere-path').fill(stick)
  await second.page.keyboard.press('Enter')
  await expect(second.page.getByTestId('elsewhere-problem')).toContainText('recovery key')
  await second.page.getByTestId('elsewhere-key').fill(`${groups.slice(0, 8).join('-')}-AAAB`)
  await second.page.keyboard.press('Enter')
  await expect(second.page.getByTestId('elsewhere-problem')).toContainText('Group 9')
  await shoot(second.page, 'elsewhere', TABLE_SIZES)
  await second.page.getByTestId('elsewhere-key').fill(groups.join(' '))
  await second.page.keyboard.press('Enter')
  await expect(second.page.locator('.order')).toContainText('Ada Lovelace')
  await expect(second.page.getByTestId('standby')).toHaveCount(0)
  await second.stop()
  rmSync(stick, { recursive: true })
})
