// When something went wrong: the next start says so, and a person saves a bundle for whoever helps, knowing what is in it.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { LIST, newEvent, record } from './support/steps.ts'

/** Presses save, and reads what came. */
async function savedBundle(page: Page): Promise<Record<string, string>> {
  const coming = page.waitForEvent('download')
  await page.getByTestId('diagnostics-save').click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^scoretable-diagnostics-[\d-]+\.zip$/)
  const files = unzipSync(readFileSync(await download.path()))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

test('after a power cut the first screen says so once, and its bundle holds facts and no names', async ({ table }) => {
  test.setTimeout(180_000)
  const { page } = table
  await newEvent(page, 'Vårmesterskapet')
  await record(page, '101')
  await table.kill()

  const again = await table.restart()
  await expect(again.getByTestId('recent-row')).toHaveCount(1)
  await again.getByRole('button', { name: 'Set-up' }).click()
  await again.getByRole('button', { name: 'Close the event' }).click()
  await expect(again.getByTestId('ended-note')).toContainText(/ended unexpectedly last time.*at about \d\d:\d\d.*called saved is kept/)
  await shoot(again, 'welcome-ended', TABLE_SIZES)
  await again.getByTestId('ended-bundle').click()
  await expect(again.getByTestId('diagnostics-parts')).toContainText('Facts')
  await expect(again.getByTestId('diagnostics-left')).toContainText('No name of a competitor')
  await again.getByTestId('diagnostics').scrollIntoViewIfNeeded()
  await shoot(again, 'welcome-diagnostics', TABLE_SIZES.slice(0, 1))

  const files = await savedBundle(again)
  await expect(again.getByTestId('diagnostics-saved')).toBeVisible()
  const text = Object.values(files).join('\n').toLowerCase()
  const people = LIST.split('\n')
    .flatMap((line) => line.split(';').slice(1, 2))
    .slice(1)
  for (const name of [...people, 'lovelace', 'vårmesterskapet', table.home.toLowerCase()]) expect(text).not.toContain(name.toLowerCase())
  const log = files['log/scoretable.log']!.split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { what: string; competitors?: number })
  expect(log.filter(({ what }) => what === 'start')).toHaveLength(2)
  expect(log.map(({ what }) => what)).toContain('ended-unexpectedly')
  expect(log.some(({ what, competitors }) => what === 'event' && competitors === 6)).toBe(true)
  await again.getByTestId('ended-hide').click()
  await expect(again.getByTestId('ended-note')).toHaveCount(0)
})

test('from the table it is found by a few letters, and says that the event’s file is whole', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Club Open')
  for (const line of ['100', '110', '120']) await record(page, line)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('diagnos')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('diagnostics-save')).toBeFocused()
  await shoot(page, 'diagnostics', TABLE_SIZES)
  const files = await savedBundle(page)
  const facts = JSON.parse(files['facts.json']!) as { event: { verified: boolean; partitions: object[] } }
  expect(facts.event).toMatchObject({
    verified: true,
    partitions: expect.arrayContaining([expect.objectContaining({ partition: 'table-1', seq: 3 })]),
  })
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('input')).toBeFocused()
})
