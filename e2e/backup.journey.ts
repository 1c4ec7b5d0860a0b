// A copy of the event on a stick: kept from the publish panel, told of when the stick is pulled, and made again once it is back.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { openSample, record } from './support/steps.ts'

test('fault 33: a copy is kept on a stick; pulled, the table says since when there is none and scores on; back, it is copied again', async ({
  table,
}) => {
  const { page } = table
  const stick = mkdtempSync(join(tmpdir(), 'stick-'))
  await openSample(page)
  await page.keyboard.press('F9')
  await page.getByTestId('copy-folder').fill(join(stick, 'not', 'there'))
  await page.getByTestId('copy-keep').click()
  await expect(page.getByTestId('copy-problem')).toContainText('is not there. Nothing is lost')
  await page.getByTestId('copy-folder').fill(stick)
  await page.getByTestId('copy-keep').click()
  await expect(page.getByTestId('copy-state')).toContainText('Copied at')
  await expect(page.getByTestId('backup-state')).toHaveCount(0)
  await shoot(page, 'table-copy-kept', TABLE_SIZES)

  rmSync(stick, { recursive: true })
  await page.getByTestId('copy-now').click()
  await expect(page.getByTestId('backup-state')).toContainText(/No copy since \d\d:\d\d/)
  await expect(page.getByTestId('copy-state')).toContainText('Scoring goes on, and it is tried again by itself.')
  await shoot(page, 'table-copy-missing', TABLE_SIZES)
  await page.keyboard.press('Escape')
  await record(page, '101')
  await expect(page.getByTestId('backup-state')).toBeVisible()

  mkdirSync(stick)
  await page.getByTestId('backup-state').click()
  await page.getByTestId('copy-now').click()
  await expect(page.getByTestId('copy-state')).toContainText('Copied at')
  await expect(page.getByTestId('backup-state')).toHaveCount(0)
  expect(existsSync(stick)).toBe(true)
  rmSync(stick, { recursive: true })
})
