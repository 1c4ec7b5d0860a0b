// What scoring does not need comes after it, in files of their own: what is typed meanwhile, a station that is gone, a file that does not come.
import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { openSample, record } from './support/steps.ts'

const LATER = /\/assets\/rest-/
const BROWSER_ALONE = 'nothing can be put between Electron’s window and its files'

/** A page of the sample whose later part comes when `come` is called. */
async function withoutRest(page: Page): Promise<{ come(): void }> {
  await openSample(page)
  const gate = Promise.withResolvers<void>()
  await page.route(LATER, async (route) => {
    await gate.promise
    await route.continue()
  })
  await page.reload()
  await expect(page.getByTestId('input')).toBeFocused()
  return { come: gate.resolve }
}

/** The files that this page has had. */
const had = (page: Page) => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))

test('what is typed while a panel is on its way goes to the panel, and nothing of it to the line', async ({ table }) => {
  test.skip(!table.pageOutlives, BROWSER_ALONE)
  const { page } = table
  const { come } = await withoutRest(page)
  const bib = await page.getByTestId('standing-row').first().getAttribute('data-bib')
  await page.keyboard.press('F10')
  await page.keyboard.type(`${bib}9`)
  await page.keyboard.press('Backspace')
  await expect(page.locator('[data-panel=referee]')).toHaveAttribute('aria-busy', 'true')
  await expect(page.getByTestId('input')).toHaveValue('')
  come()
  await expect(page.getByTestId('rule-who')).toHaveValue(bib!)
  await expect(page.getByTestId('rule-who')).toBeFocused()
  await expect(page.getByTestId('input')).toHaveValue('')
})

test('beside a panel that takes no focus what was typed is the line’s, and Enter records it', async ({ table }) => {
  test.skip(!table.pageOutlives, BROWSER_ALONE)
  const { page } = table
  const { come } = await withoutRest(page)
  const before = await page.getByTestId('recent-row').first().getAttribute('data-seq')
  await page.keyboard.press('Control+p')
  await page.keyboard.type('101')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('input')).toHaveValue('')
  come()
  await expect(page.locator('[data-panel=documents]').getByRole('heading', { name: 'Documents' })).toBeVisible()
  await expect(page.getByTestId('recent-row').first()).not.toHaveAttribute('data-seq', before!)
})

test('a panel that is closed before it came says that what was typed went nowhere, and scoring goes on', async ({ table }) => {
  test.skip(!table.pageOutlives, BROWSER_ALONE)
  const { page } = table
  const { come } = await withoutRest(page)
  await page.keyboard.press('F10')
  await page.keyboard.type('12')
  await page.keyboard.press('Escape')
  await expect(page.getByText('went nowhere')).toBeVisible()
  await expect(page.getByTestId('input')).toHaveValue('')
  await record(page, '101')
  come()
})

test('a part that does not come is said in its place, scoring goes on beside it, and it opens once it can', async ({ table }) => {
  test.skip(!table.pageOutlives, BROWSER_ALONE)
  const { page } = table
  await openSample(page)
  await page.route(LATER, (route) => route.abort())
  await page.reload()
  await expect(page.getByTestId('input')).toBeFocused()
  await page.keyboard.press('F1')
  await expect(page.getByTestId('apart-failed')).toContainText('a part of the app did not come')
  await expect(page.getByTestId('apart-again')).toBeFocused()
  await shoot(page, 'panel-not-opened', TABLE_SIZES)
  await record(page, '101')
  await page.unroute(LATER)
  await page.getByTestId('apart-again').click()
  await expect(page.getByTestId('invite')).toBeVisible()
})

const OPENED: readonly [query: string, panel: string][] = [
  ['why this place', 'why'],
  ['screens', 'screens'],
  ['publish', 'publish'],
  ['records', 'records'],
  ['signed sheets', 'paper'],
  ['referee', 'referee'],
  ['devices', 'devices'],
  ['documents', 'documents'],
  ['draw matches', 'draw'],
  ['who goes on', 'stage'],
  ['belong to others', 'move'],
  ['recovery key', 'recovery'],
  ['backups', 'backup'],
  ['updates', 'updates'],
  ['export', 'export'],
  ['doors open', 'preflight'],
  ['rehearse', 'rehearsal'],
  ['diagnostic', 'diagnostics'],
]

test('a table that has lost its station opens every panel', async ({ table }) => {
  test.skip(!table.pageOutlives, 'Electron’s window goes with its station')
  const { page } = table
  await openSample(page)
  // All of it is brought while nothing else is to be done.
  for (const part of ['rest-', 'editor-', 'read-workbook-'])
    await expect.poll(async () => (await had(page)).some((name) => name.includes(`/assets/${part}`))).toBe(true)
  await table.kill()
  await expect(page.getByText(/no connection to the station/i).first()).toBeVisible()
  for (const [query, panel] of OPENED) {
    await page.keyboard.press('Control+k')
    await page.getByTestId('find-query').fill(query)
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('panel'), query).toHaveAttribute('data-panel', panel)
    await expect(page.getByTestId('apart-failed')).toHaveCount(0)
    await page.getByRole('button', { name: 'Close (Esc)' }).click()
  }
  await page.getByRole('button', { name: 'Set-up' }).click()
  await expect(page.getByTestId('setup')).toBeVisible()
})
