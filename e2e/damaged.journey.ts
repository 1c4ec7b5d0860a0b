// An event file that was damaged on the disk: opened as far as it is whole, said so above everything, and made whole again from a backup.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { openRecovery, toPaper } from './support/recovery.ts'
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

async function backUp(page: Page, to: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('backup')
  await page.keyboard.press('Enter')
  await page.getByTestId('backup-folder').fill(to)
  await page.getByTestId('backup-keep').click()
  await expect(page.getByTestId('backup')).toContainText('verified')
  await page.keyboard.press('Escape')
}

/** Closes the event; the path of its file. */
async function closed(page: Page, home: string): Promise<string> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('close this event')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('event-file')).toBeVisible()
  const events = join(home, 'events')
  return join(
    events,
    readdirSync(events).find((name) => name.endsWith('.scoretable'))!,
  )
}

test('fault 29: a damaged file is opened as far as it is whole; what is missing is said until a backup on a stick has given it back', async ({
  table,
}) => {
  const { page, home } = table
  const stick = mkdtempSync(join(tmpdir(), 'stick-'))
  await openSample(page)
  await backUp(page, stick)
  const before = await tableStanding(page)
  harm(await closed(page, home))

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

test('a backup from before the recovery key was made anew asks for the paper of that time, and gives what is missing', async ({
  table,
}) => {
  test.setTimeout(180_000)
  const { page, home } = table
  const [stick, drawer] = ['stick-', 'drawer-'].map((name) => mkdtempSync(join(tmpdir(), name))) as [string, string]
  await openSample(page)
  const papers: string[][] = []
  for (let time = 0; time < 3; time++) {
    await openRecovery(page)
    // The sample has none: its first one is offered at once.
    if (time > 0) await page.getByTestId('renew-open').click()
    await page.getByTestId('renew-do').click()
    await expect(page.getByTestId('recovery-show')).toBeVisible()
    papers.push(await toPaper(page))
    await page.keyboard.press('Escape')
    if (time > 0) continue
    await backUp(page, stick)
    // As it came from another laptop: nothing but its paper opens it.
    cpSync(stick, drawer, { recursive: true })
    const keys = join(
      drawer,
      readdirSync(drawer).find((name) => name.endsWith('-keys'))!,
    )
    const { slots, ...rest } = JSON.parse(readFileSync(keys, 'utf8')) as { slots: { kind: string }[] }
    writeFileSync(keys, JSON.stringify({ ...rest, slots: slots.filter(({ kind }) => kind === 'recovery') }))
  }
  const before = await tableStanding(page)
  harm(await closed(page, home))
  await page.getByTestId('event-file').click()
  await page.getByTestId('open-damaged').click()
  await page.getByTestId('damage-path').fill(drawer)
  await page.getByTestId('damage-take').click()
  await expect(page.getByTestId('damage-said')).toContainText('when this event had another recovery key')
  await shoot(page, 'damaged-old-paper', TABLE_SIZES)
  await page.getByTestId('damage-key').fill(papers[2]!.join(' '))
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('damage-said')).toContainText('it opens with a paper that was printed on that day or before')
  await page.getByTestId('damage-key').fill(papers[0]!.join(' '))
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('damage-title')).toContainText('Everything is here again', { timeout: 15_000 })
  expect(await tableStanding(page)).toEqual(before)
  for (const folder of [stick, drawer]) rmSync(folder, { recursive: true })
})
