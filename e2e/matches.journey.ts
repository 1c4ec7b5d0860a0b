// Competitors who meet: a round robin from the entry list to its final standing, typed with a keyboard, and heats on eight lanes.
import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { DISPLAY_SIZES, shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent, placesOf, record, typeLine } from './support/steps.ts'

const PLAYERS = [
  'No;Name;Club;Division',
  '1;Ada Lovelace;North;Open',
  '2;Grace Hopper;South;Open',
  '3;محمد الأمين;North;Open',
  '4;Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren-Maria;South;Open',
  '5;<script>window.hacked = true</script>;North;Open',
  '6;Zoë 🏋️ Ångström;South;Open',
].join('\n')

/** The numbers of the two sides of the match that is on. */
const sidesOf = async (page: Page): Promise<number[]> =>
  (await page.getByTestId('now-side').locator('.match-bib').allInnerTexts()).map((text) => Number(text.trim()))

/** Ada beats everybody, Grace everybody else; the other four draw with each other. */
async function playOn(page: Page): Promise<void> {
  const [first = 0, second = 0] = await sidesOf(page)
  const best = Math.min(first, second)
  await record(page, best > 2 ? 'draw' : best === first ? '1-0' : '0 1')
}

/** Sees the draw that an empty Enter opens, and makes it with another. */
async function draw(page: Page): Promise<void> {
  await expect(page.getByTestId('to-draw')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('planned').first()).toBeVisible()
}

test('a round robin of six is drawn, played, corrected, and its last tie decided by lot, from the entry list to the standing', async ({
  table,
}) => {
  const { page } = table
  await newEvent(page, 'Club tournament', PLAYERS, 'round-robin')
  const display = await table.openDisplay()
  await shoot(page, 'matches-nothing-drawn', TABLE_SIZES)
  await draw(page)
  await expect(page.getByTestId('planned')).toHaveCount(15)
  await shoot(page, 'matches-draw', TABLE_SIZES)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('match-row')).toHaveCount(15)
  await expect(page.getByTestId('input')).toBeFocused()
  await shoot(page, 'matches-now', TABLE_SIZES)

  // What can't be is refused with a sentence, and stays typed.
  await typeLine(page, '2-0')
  await expect(page.getByTestId('problem').or(page.getByTestId('preview'))).toContainText('must be between')
  await page.getByTestId('input').fill('')

  await page.keyboard.press('F8')
  await page.getByTestId('screen-scene').first().selectOption('now-next')
  await page.keyboard.press('Escape')
  await expect(display.getByTestId('display-match').first()).toBeVisible()

  for (let match = 0; match < 4; match++) await playOn(page)
  await expect(page.getByTestId('match-row').and(page.locator('[data-state="done"]'))).toHaveCount(4)
  await shoot(page, 'matches-half-way', TABLE_SIZES)
  await shoot(display, 'display-matches', DISPLAY_SIZES)

  // Another match first: an arrow takes it, and the line is for it.
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('now-match')).toHaveAttribute('data-match', '6')
  await playOn(page)
  await expect(page.getByTestId('now-match')).toHaveAttribute('data-match', '5')

  // Typed wrongly, and corrected with a reason.
  await record(page, '0.5 0.5')
  await page.keyboard.press('F2')
  await expect(page.getByTestId('correct-value')).toBeFocused()
  const row = page.locator('[data-testid="match-row"][data-match="5"]')
  await expect(row).toContainText('0.5 : 0.5')
  await page.getByTestId('correct-value').fill('1-0')
  await page.getByTestId('correct-reason').fill('score sheet read wrongly')
  await shoot(page, 'matches-correct', TABLE_SIZES)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('recent-row').first()).toContainText('score sheet read wrongly')
  await expect(row).toContainText('1.0 : 0.0')

  // Undone and typed again: a void is a recorded correction.
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('notice')).toContainText('Undone')
  await expect(row).toContainText('0.5 : 0.5')
  await page.keyboard.press('Control+z')
  await expect(row).not.toContainText('0.5')
  await expect(page.getByTestId('now-match')).toHaveAttribute('data-match', '5')

  for (let match = 0; match < 10; match++) await playOn(page)
  await expect(page.getByTestId('complete')).toBeVisible()
  expect((await placesOf(page)).slice(0, 2)).toEqual(['1 1', '2 2'])
  await expect(page.getByTestId('standing-row').and(page.locator('[data-place="3"]'))).toHaveCount(4)
  await shoot(page, 'matches-tie', TABLE_SIZES)

  await page.keyboard.press('Enter')
  await expect(page.getByTestId('tie-order')).toBeFocused()
  await page.keyboard.type('5 3 6')
  await shoot(page, 'matches-lots', TABLE_SIZES)
  await page.keyboard.press('Enter')
  await expect.poll(() => placesOf(page)).toEqual(['1 1', '2 2', '3 5', '4 3', '5 6', '6 4'])
  await expect(page.getByTestId('recent-row').first()).toContainText('Order decided')
  await shoot(page, 'matches-complete', TABLE_SIZES)
  await shoot(display, 'display-matches-complete', DISPLAY_SIZES)
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(await display.evaluate(() => 'hacked' in window)).toBe(false)
})
