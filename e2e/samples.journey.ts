// The published competitions that ship with the app, each at its table and on a display; the largest on public pages and on paper as well.
import { expect, test } from './support/journey.ts'
import { DISPLAY_SIZES, PUBLIC_SIZES, shoot, TABLE_SIZES } from './support/shoot.ts'
import { openSample, publish, record } from './support/steps.ts'

for (const [sample, line] of [
  ['paris-2024-platform', '75 8 8 85 75 8 8'],
  ['seoul-2025-boulder', '1 3'],
] as const)
  test(`${sample} goes on at the table and on a display`, async ({ table }) => {
    const { page } = table
    await page.getByTestId(`sample-${sample}`).click()
    await expect(page.getByTestId('input')).toBeFocused()
    await shoot(page, `sample-${sample}-table`, TABLE_SIZES)
    const display = await table.openDisplay()
    await expect(display.getByTestId('display-row').first()).toBeVisible()
    if (await page.getByTestId('now-name').isVisible()) await record(page, line)
    await shoot(page, `sample-${sample}-table-on`, [TABLE_SIZES[0]!])
    await shoot(display, `sample-${sample}-display`, DISPLAY_SIZES, ['dark'])
    await page.keyboard.press('F8')
    await page.getByTestId('screen-scene').first().selectOption('now-next')
    await expect(display.getByTestId('display-scene')).toHaveAttribute('data-scene', 'now-next')
    await shoot(display, `sample-${sample}-display-now`, [DISPLAY_SIZES[0]!, DISPLAY_SIZES[3]!], ['dark'])
  })

test('eight contests on public pages, and one of them on paper', async ({ table, server, browser }) => {
  const { page } = table
  await openSample(page)
  const address = await publish(page, server.url)
  const reader = await (await browser.newContext({ viewport: PUBLIC_SIZES[0]! })).newPage()
  await reader.goto(address)
  await expect(reader.getByRole('link', { name: /kg/ })).toHaveCount(8)
  await shoot(reader, 'public-eight', PUBLIC_SIZES)
  await reader.getByRole('link', { name: /Men 93 kg/ }).click()
  await expect(reader.locator('table')).toContainText('Mitchell Chance')
  await shoot(reader, 'public-eight-standing', PUBLIC_SIZES)
  await reader.emulateMedia({ media: 'print' })
  // As wide as an upright A4 between its margins, at 96 px an inch.
  await shoot(reader, 'public-paper', [{ width: 718, height: 1047 }], ['light'])
})
