// An event file that was damaged on the disk: opened as far as it is whole, said so above everything, and made whole again from a backup.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { tableStanding } from './support/standings.ts'
import { openSample, record } from './support/steps.ts'

/** Turns a bit of a page in the middle of a file around. */
function harm(path: string): void {
  const bytes = readFileSync(path)
  const at = Math.floor((bytes.length / 4096) * 0.7) * 4096 + 300
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

test('fault 29: a damaged file is opened as far as it is whole; what is missing is said until a backup on a stick has given it back', async ({
  table,
}) => {
  const { page, home } = table
  const stick = mkdtempSync(join(tmpdir(), 'stick-'))
  await openSample(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('backup')
  await page.keyboard.press('Enter')
  await page.getByTestId('backup-folder').fill(stick)
  await page.getByTestId('backup-keep').click()
  await expect(page.getByTestId('backup')).toContainText('verified')
  await page.keyboard.press('Escape')
  const before = await tableStanding(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('close this event')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('event-file')).toBeVisible()
  const events = join(home, 'events')
  const file = readdirSync(events).find((name) => name.endsWith('.scoretable'))!
  harm(join(events, file))

  await page.getByTestId('event-file').click()
  await expect(page.getByTestId('open-damaged')).toBeVisible()
  await shoot(page, 'damaged-welcome', TABLE_SIZES)
  await page.getByTestId('open-damaged').click()
  await expect(page.getByTestId('damage-title')).toContainText('Not all of this event is here')
  await shoot(page, 'damaged-table', TABLE_SIZES)
  const display = await table.openDisplay()
  await expect(display.locator('body')).toContainText('Results are being checked at the table.')

  // Where backups are kept the event knows: one press is enough.
  await page.getByTestId('damage-take').click()
  await expect(page.getByTestId('damage-title')).toContainText('Everything is here again', { timeout: 15_000 })
  await shoot(page, 'damaged-whole', TABLE_SIZES.slice(0, 1))
  expect(await tableStanding(page)).toEqual(before)
  await page.getByTestId('damage-accept').click()
  await expect(page.getByTestId('damage')).toHaveCount(0)
  await record(page, '101')
  rmSync(stick, { recursive: true })
})
