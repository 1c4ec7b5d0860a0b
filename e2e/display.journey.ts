// The projector: opened by its address, steered from the table, follows each result, and never goes blank by itself.
import { expect, test } from './support/journey.ts'
import { DISPLAY_SIZES, shoot, TABLE_SIZES } from './support/shoot.ts'
import { LIST, newEvent, openSample, placesOf, record } from './support/steps.ts'

test('a display follows the table, result by result, and is steered from it', async ({ table }) => {
  const { page } = table
  await openSample(page)
  const display = await table.openDisplay()
  await expect(display.getByTestId('display-row').first()).toBeVisible()
  await expect(page.getByTestId('screens-state')).toHaveText('Screens 1/1')
  await shoot(display, 'display-leaderboard', DISPLAY_SIZES, ['dark'])

  const bib = await page.getByTestId('now-bib').innerText()
  await record(page, '101')
  await expect(display.locator(`[data-testid="display-row"][data-bib="${bib}"]`)).toContainText(/\d/)
  const onDisplay = () => placesOf(display, 'display-row')
  await expect.poll(onDisplay).toEqual(await placesOf(page))
  await shoot(display, 'display-leaderboard-change', DISPLAY_SIZES, ['dark'])

  await page.keyboard.press('F8')
  await page.getByTestId('screen-scene').first().selectOption('now-next')
  await expect(display.getByTestId('display-scene')).toHaveAttribute('data-scene', 'now-next')
  const up = await page.getByTestId('now-name').innerText()
  await expect(display.getByTestId('display-now-name')).toHaveText(up)
  await shoot(display, 'display-now-next', DISPLAY_SIZES, ['dark'])
  await shoot(page, 'table-screens', TABLE_SIZES)

  await page.getByTestId('screen-scene').first().selectOption('message')
  await page.getByTestId('screen-message').fill('Break. Back at 14:30')
  await page.getByTestId('screen-send').click()
  await expect(display.getByTestId('display-scene')).toContainText('Break. Back at 14:30')
  await shoot(display, 'display-message', DISPLAY_SIZES, ['dark'])
})

test('fault 40: a display that lost the station keeps its picture, says how old it is, and comes back alone', async ({ table }) => {
  await openSample(table.page)
  const display = await table.openDisplay()
  await expect(display.getByTestId('display-row').first()).toBeVisible()
  await table.kill()
  await expect(display.getByTestId('display-as-of')).toContainText(/as of \d\d:\d\d/i)
  await expect(display.getByTestId('display-row').first()).toBeVisible()
  await shoot(display, 'display-stale', [DISPLAY_SIZES[0]!], ['dark'])
})

test('fault 43: one that finds no room, since somebody holds open all that one address may, says so and comes by itself', async ({
  table,
}) => {
  await openSample(table.page)
  const first = await table.openDisplay()
  await expect(first.getByTestId('display-row').first()).toBeVisible()
  const address = new URL('socket', first.url())
  address.protocol = 'ws:'
  const held = Array.from({ length: 70 }, () => new WebSocket(address))
  await expect.poll(() => held.filter(({ readyState }) => readyState === WebSocket.OPEN).length).toBe(63)
  const display = await table.openDisplay()
  await expect(display.getByTestId('display-scene')).toContainText('Too many displays are open in this one place.')
  await shoot(display, 'display-crowded', DISPLAY_SIZES, ['dark'])
  for (const socket of held) socket.close()
  await expect(display.getByTestId('display-row').first()).toBeVisible({ timeout: 20_000 })
})

test('fault 41: a display whose window changes its size, as on another projector, draws its scene anew and goes on', async ({ table }) => {
  const { page } = table
  await openSample(page)
  const display = await table.openDisplay()
  await expect(display.getByTestId('display-row').first()).toBeVisible()
  for (const size of [
    { width: 1024, height: 768 },
    { width: 1080, height: 1920 },
    { width: 1920, height: 1080 },
  ]) {
    await display.setViewportSize(size)
    await expect(display.getByTestId('display-scene')).toHaveAttribute('data-shape', size.width < size.height ? 'tall' : 'wide')
    const bib = await page.getByTestId('now-bib').innerText()
    await record(page, '101')
    const row = display.locator(`[data-testid="display-row"][data-bib="${bib}"]`)
    await expect(row).toContainText(/\d/)
    const box = (await row.boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(size.width)
    expect(await display.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width)
  }
})

test('fault 42: long lists are paged, strange names are legible and inert', async ({ table }) => {
  const { page } = table
  const people = Array.from(
    { length: 40 },
    (_, index) => `${100 + index};Somebody ${index + 1};Club ${index % 7};Open;${100 + index};${60 + index}`,
  )
  await newEvent(page, 'Strange <b>names</b>', [LIST, ...people].join('\n'), 'bouldering')
  for (let turn = 0; turn < 6; turn++) await record(page, '2 3')
  const display = await table.openDisplay()
  await expect(display.getByTestId('display-row').first()).toBeVisible()
  // 46 competitors do not fit: a page of them is shown, and says which one it is.
  const shown = await display.getByTestId('display-row').count()
  expect(shown).toBeGreaterThan(9)
  expect(shown).toBeLessThanOrEqual(14)
  await expect(display.getByTestId('display-page')).toContainText('1')
  await shoot(display, 'display-strange-names', DISPLAY_SIZES, ['dark'])
  expect(await display.evaluate(() => 'hacked' in window)).toBe(false)
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
})
