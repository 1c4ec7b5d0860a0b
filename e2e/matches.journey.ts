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
  await shoot(display, 'display-matches', DISPLAY_SIZES, ['dark'])

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
  await expect(row).toHaveAttribute('aria-label', /0\.5 : 0\.5/)
  await page.getByTestId('correct-value').fill('1-0')
  await page.getByTestId('correct-reason').fill('score sheet read wrongly')
  await shoot(page, 'matches-correct', TABLE_SIZES)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('recent-row').first()).toContainText('score sheet read wrongly')
  await expect(row).toHaveAttribute('aria-label', /1\.0 : 0\.0/)

  // Undone and typed again: a void is a recorded correction.
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('notice')).toContainText('Undone')
  await expect(row).toHaveAttribute('aria-label', /0\.5 : 0\.5/)
  await page.keyboard.press('Control+z')
  await expect(row).toHaveAttribute('data-state', 'now')
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
  await shoot(display, 'display-matches-complete', [DISPLAY_SIZES[0]!], ['dark'])
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(await display.evaluate(() => 'hacked' in window)).toBe(false)
})

const RUNNERS = [
  'No;Name;Club;Division',
  ...Array.from({ length: 16 }, (_, index) => {
    const name = index === 3 ? 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren-Maria' : `Runner Number ${index + 1}`
    return `${index + 1};${name};Club of the ${index % 2 === 0 ? 'North' : 'South'};Women`
  }),
].join('\n')

test('heats on eight lanes are drawn and typed lane by lane; who goes on is chosen among equals, and the final is made', async ({
  table,
}) => {
  const { page } = table
  await newEvent(page, 'Evening of races', RUNNERS, 'track-heats')
  const display = await table.openDisplay()
  await page.keyboard.press('F8')
  await page.getByTestId('screen-scene').first().selectOption('now-next')
  await page.keyboard.press('Escape')
  await expect(display.getByText('The draw is not made yet.')).toBeVisible()
  await shoot(display, 'display-heats-not-drawn', [DISPLAY_SIZES[0]!], ['dark'])

  await draw(page)
  await expect(page.getByTestId('planned')).toHaveCount(2)
  await shoot(page, 'heats-draw', TABLE_SIZES)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('now-lanes').locator('li')).toHaveCount(8)
  await shoot(page, 'heats-now', TABLE_SIZES)
  await expect(display.getByTestId('display-lane')).toHaveCount(8)
  await shoot(display, 'display-heats-now', [DISPLAY_SIZES[0]!], ['dark'])

  // All the same is asked about once; a word stands for a time where there is none.
  await typeLine(page, Array.from({ length: 8 }, () => '11.000').join(' '))
  await expect(page.getByTestId('question')).toContainText('All 8 sides have the same result')
  await page.keyboard.press('Escape')
  await page.getByTestId('input').fill('')
  await record(page, '11.101 11.202 11.303 11.404 11.505 11.606 dnf 11.808')
  await expect(page.getByTestId('now-match')).toHaveAttribute('data-match', '2')
  await shoot(display, 'display-heats-result', DISPLAY_SIZES, ['dark'])
  await record(page, '11.111 11.212 11.313 11.404 11.404 11.616 11.717 dns')
  await expect(page.getByTestId('complete')).toBeVisible()

  // Three of each heat, and two others; three of the others were equally fast.
  // An Enter right behind an answer decides nothing; the next one does.
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('stage')).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(page.getByTestId('going').locator('li')).toHaveCount(6)
  await expect(page.getByTestId('choose')).toHaveCount(3)
  await expect(page.getByTestId('advance')).toBeDisabled()
  await shoot(page, 'heats-who-goes-on', TABLE_SIZES)
  await page.getByTestId('choose').nth(0).check()
  await page.getByTestId('choose').nth(2).check()
  await page.getByTestId('stage-title').fill('Final')
  await page.getByTestId('advance').click()
  await expect(page.getByTestId('notice')).toContainText('Final is made')
  await shoot(page, 'heats-final-made', TABLE_SIZES)
  await shoot(display, 'display-heats-complete', [DISPLAY_SIZES[0]!], ['dark'])
  await page.getByTestId('next-contest').click()
  await expect(page.getByTestId('order-row')).toHaveCount(8)
  await record(page, '11.050')
})

test('a bracket is drawn as far as both sides are known, round by round, to its end', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Evening of bouts', PLAYERS, 'judo')
  const display = await table.openDisplay()
  await page.keyboard.press('F8')
  await page.getByTestId('screen-scene').first().selectOption('now-next')
  await page.keyboard.press('Escape')

  const first = async () => (await page.getByTestId('now-side').locator('.match-bib').first().innerText()).trim()
  /** The first side wins what is drawn, until nothing is left to record. */
  async function bouts(): Promise<void> {
    while ((await page.getByTestId('now-match').count()) > 0) {
      const match = await page.getByTestId('now-match').getAttribute('data-match')
      await record(page, '1 0 0 0 0 0 0 0')
      await expect(page.locator(`[data-testid="match-row"][data-match="${match}"]`)).toHaveAttribute('data-state', 'done')
    }
  }
  await draw(page)
  const opening = await page.getByTestId('planned').count()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('match-row')).toHaveCount(opening)
  expect(await first()).not.toBe('')
  await typeLine(page, '1 0 0 0 / 0 0')
  await expect(page.getByTestId('problem')).toContainText('missing')
  await page.getByTestId('input').fill('')
  await bouts()
  await expect(page.getByTestId('to-draw')).toBeVisible()
  await shoot(page, 'bracket-round-complete', TABLE_SIZES)
  await expect(async () => {
    if (!(await page.getByTestId('plan').isVisible())) await page.keyboard.press('Enter')
    await expect(page.getByTestId('planned').first()).toBeVisible({ timeout: 500 })
  }).toPass()
  await shoot(page, 'bracket-next-draw', TABLE_SIZES)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('now-match')).toBeVisible()
  await shoot(page, 'bracket-now', TABLE_SIZES)
  await shoot(display, 'display-bracket', [DISPLAY_SIZES[0]!], ['dark'])

  // To the end: whatever is known next is drawn, and Enter draws it.
  for (let round = 0; round < 6 && (await page.getByTestId('complete').count()) === 0; round++) {
    await bouts()
    if ((await page.getByTestId('to-draw').count()) === 0) break
    await page.getByTestId('to-draw').click()
    await expect(page.getByTestId('planned').first()).toBeVisible()
    await page.getByTestId('draw').click()
    await expect(page.getByTestId('now-match')).toBeVisible()
  }
  await expect(page.getByTestId('complete')).toBeVisible()
  expect((await placesOf(page))[0]).toMatch(/^1 /)
  await shoot(page, 'bracket-complete', TABLE_SIZES)
})
