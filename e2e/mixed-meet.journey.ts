// A school's sports day from nothing: four events of four kinds for the same classes, what they come to overall, a record, and teams.
import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { DISPLAY_SIZES, shoot, TABLE_SIZES } from './support/shoot.ts'
import { createEvent, newEvent, placesOf, record } from './support/steps.ts'

const CLASSES = ['No;Name;Division', '1;Class 5a;School', '2;Class 5b;School', '3;Class 6a;School', '4;Class 6b;School'].join('\n')

/** Adds a contest to the first division: found by letters, named, and taken with Enter. */
async function addContest(page: Page, find: string, title: string): Promise<void> {
  await page.getByTestId('contest-add').first().click()
  await expect(page.getByTestId('format-query')).toBeFocused()
  await page.keyboard.type(find)
  await page.getByTestId('contest-title').fill(title)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('contest-row').filter({ hasText: title })).toBeVisible()
}

/** The overall as `1 3 12.5`: place, number, points. */
const overallOf = (page: Page): Promise<string[]> =>
  page
    .getByTestId('standing-row')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [row.getAttribute('data-place'), row.getAttribute('data-bib'), row.querySelector('td.decisive')?.textContent?.trim()].join(' '),
      ),
    )

const goTo = async (page: Page, title: string): Promise<void> => {
  const select = page.getByTestId('contest-select')
  const value = await select.locator('option').filter({ hasText: title }).getAttribute('value')
  await select.selectOption(value)
  await expect(page.getByTestId('standing').locator('h2')).toContainText(title)
}

/** An empty Enter goes on with the next contest, though not one that comes with the last line's. */
const goOn = (page: Page, title: string): Promise<void> =>
  expect(async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('standing').locator('h2')).toContainText(title, { timeout: 1500 })
  }).toPass()

test('a sports day of four kinds of events is set up, scored, and its overall follows a correction', async ({ table }) => {
  const { page } = table
  await createEvent(page, 'School sports day')

  // No division begins with an overall: there would be nothing to record in it.
  await page.getByTestId('format-query').fill('sports day')
  await expect(page.getByTestId('next')).toBeDisabled()
  await expect(page.getByTestId('next')).toHaveText('An overall comes after its contests')
  await page.getByTestId('format-query').fill('')
  await page.getByTestId('preset-time').click()
  await page.getByTestId('step-competitors').click()
  await page.getByTestId('paste').fill(CLASSES)
  await page.getByTestId('import').click()
  await expect(page.getByTestId('entry-row')).toHaveCount(4)
  await page.getByTestId('next').click()

  await expect(page.getByTestId('contest-row')).toHaveCount(1)
  await shoot(page, 'contests-one', TABLE_SIZES)
  await page.getByTestId('contest-rename').click()
  await expect(page.getByTestId('rename-title')).toBeFocused()
  await page.keyboard.type('Sprint')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('contest-row')).toContainText('Sprint')
  await addContest(page, 'field-event-3', 'Long jump')
  await addContest(page, 'round robin', 'Tug of war')
  await addContest(page, 'count', 'Quiz')
  await page.getByTestId('contest-add').first().click()
  await page.keyboard.type('sports day')
  await expect(page.getByTestId('source')).toHaveCount(4)
  await page.getByTestId('contest-title').fill('Overall')
  await shoot(page, 'contests-add-overall', TABLE_SIZES)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('contest-row')).toHaveCount(5)

  // What the overall adds up stays, and says why.
  await page.getByTestId('contest-remove').nth(1).click()
  await expect(page.getByTestId('contest-problem')).toContainText('Overall adds up Long jump. Remove Overall first.')
  await shoot(page, 'contests-five', TABLE_SIZES)
  await page.getByTestId('next').click()
  await expect(page.getByTestId('order-contest')).toHaveCount(4)
  await shoot(page, 'contests-order', [TABLE_SIZES[0]!])
  await page.getByTestId('step-screens').click()
  await page.getByTestId('to-table').click()

  // The sprint: 5a and 6b tie, and share what their places give.
  for (const time of ['54.00', '55.10', '52.10', '54.00']) await record(page, time)
  await expect.poll(() => placesOf(page)).toEqual(['1 3', '2 1', '2 4', '4 2'])
  await goOn(page, 'Long jump')

  for (const jump of ['4.10', '3.90', '4.30', 'X', '4.05', '4.40', 'X', '3.80', 'X', 'X', '4.20', '3.95']) await record(page, jump)
  await expect.poll(() => placesOf(page)).toEqual(['1 2', '2 3', '3 1', '4 4'])
  await goOn(page, 'Tug of war')

  await expect(page.getByTestId('to-draw')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('planned')).toHaveCount(6)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('match-row')).toHaveCount(6)
  await expect(page.getByTestId('input')).toBeFocused()
  // The higher number pulls harder, always.
  for (let match = 0; match < 6; match++) {
    const sides = await page.getByTestId('now-side').locator('.match-bib').allInnerTexts()
    await record(page, Number(sides[0]) > Number(sides[1]) ? '1-0' : '0-1')
  }
  await expect.poll(() => placesOf(page)).toEqual(['1 4', '2 3', '3 2', '4 1'])
  await goTo(page, 'Quiz')
  for (const answers of ['12', '17', '15', '9']) await record(page, answers)

  // Sprint 2.5 1 4 2.5, jump 2 4 3 1, pulls 1 2 3 4, quiz 2 4 3 1.
  await goTo(page, 'Overall')
  await expect(page.getByTestId('source-row')).toHaveCount(4)
  await expect.poll(() => overallOf(page)).toEqual(['1 3 13.0', '2 2 11.0', '3 4 8.5', '4 1 7.5'])
  await shoot(page, 'overall-table', TABLE_SIZES)
  const display = await table.openDisplay()
  await expect(display.getByTestId('display-row').first()).toHaveAttribute('data-bib', '3')
  await shoot(display, 'overall-display', DISPLAY_SIZES)

  // The quiz of 6b was read wrongly: nine was nineteen. The overall moves, here and on the display.
  await goTo(page, 'Quiz')
  await page.keyboard.press('F2')
  await page.getByTestId('correct-value').fill('19')
  await page.getByTestId('correct-reason').fill('sheet read wrongly')
  await page.keyboard.press('Enter')
  await expect.poll(() => placesOf(page)).toEqual(['1 4', '2 2', '3 3', '4 1'])
  await goTo(page, 'Overall')
  await expect.poll(() => overallOf(page)).toEqual(['1 3 12.0', '2 4 11.5', '3 2 10.0', '4 1 6.5'])
  await expect(display.getByTestId('display-row').nth(1)).toHaveAttribute('data-bib', '4')
})

test('a further contest goes into every division at once, and one that nobody needs goes again', async ({ table }) => {
  const { page } = table
  const names = [
    'Juniors',
    'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren under 12',
    'محمد الأمين',
    'Boys 1',
    'Boys 2',
    'Boys 3',
    'Girls 1',
    'Girls 2',
    'Girls 3',
  ]
  const list = ['No;Name;Division', ...names.map((division, index) => `${index + 1};Somebody ${index + 1};${division}`)].join('\n')
  await createEvent(page, 'Nine divisions')
  await page.getByTestId('preset-time').click()
  await page.getByTestId('step-competitors').click()
  await page.getByTestId('paste').fill(list)
  await page.getByTestId('import').click()
  await page.getByTestId('step-contests').click()
  await expect(page.getByTestId('division-contests')).toHaveCount(9)
  await page.getByTestId('contest-add').first().click()
  await page.keyboard.type('count')
  await page.getByTestId('contest-title').fill('Quiz')
  await page.getByTestId('everywhere').check()
  await page.getByTestId('contest-save').click()
  await expect(page.getByTestId('setup-notice')).toContainText('Quiz is added in 9 divisions.')
  await expect(page.getByTestId('contest-row')).toHaveCount(18)
  await shoot(page, 'contests-nine', TABLE_SIZES)
  await page.getByTestId('contest-remove').nth(1).click()
  await expect(page.getByTestId('contest-row')).toHaveCount(17)
  await expect(page.getByTestId('setup-notice')).toContainText('Quiz is removed.')
})

test('teams stand beside the standing and on a display, with who counts', async ({ table }) => {
  const { page } = table
  const runners = ['Blue', 'Red', 'Blue', 'Red', 'Blue', 'Red', 'Blue', 'Green'].map(
    (team, index) => `${index + 1};Runner ${index + 1};${team};Open`,
  )
  await newEvent(page, 'Relay', ['No;Name;Team;Division', ...runners].join('\n'), 'time-teams')
  for (let runner = 1; runner <= 8; runner++) await record(page, `1${runner}.00`)
  await page.getByTestId('standing-teams').click()
  const teams = page.getByTestId('team')
  await expect(teams).toHaveCount(3)
  await expect(teams.first()).toContainText('Blue')
  await expect(teams.first().getByTestId('team-member').and(page.locator('[data-counts="true"]'))).toHaveCount(3)
  await shoot(page, 'table-teams', TABLE_SIZES)
  const display = await table.openDisplay()
  await page.keyboard.press('F8')
  await page.getByTestId('screen-scene').first().selectOption('teams')
  await expect(display.getByTestId('display-team')).toHaveCount(3)
  await shoot(display, 'display-teams', DISPLAY_SIZES)
})

test('further rankings are one press away, and a record is claimed, ratified, and marked', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Records')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('records')
  await page.keyboard.press('Enter')
  await page.getByTestId('record-column').selectOption({ label: 'Open · Powerlifting · Squat' })
  await page.getByTestId('record-value').fill('110')
  await page.getByTestId('record-holder').fill('Somebody Before')
  await page.getByTestId('record-when').fill('2019')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('record-row')).toContainText('Somebody Before')
  await page.getByTestId('record-way').click()
  await page.getByTestId('record-text').fill('Open;Squat;fast;Nobody\nOpen;Total;300;Somebody Else;2020')
  await expect(page.getByTestId('record-problem')).toContainText('Line 1')
  await page.getByTestId('record-list-all').click()
  await expect(page.getByTestId('record-row')).toHaveCount(2)
  await shoot(page, 'table-records-listed', TABLE_SIZES)
  await page.keyboard.press('Escape')

  await page.getByTestId('input').focus()
  for (const load of ['100', '110', '115', '110', '110', '130']) await record(page, load)
  for (const lamps of ['111', '110', '101', '011', '1']) await record(page, lamps)
  await expect(page.getByTestId('claims-waiting')).toHaveText('1 record claim')
  await page.getByTestId('standing-squat').click()
  await expect(page.getByTestId('standing')).toHaveAttribute('data-shows', 'squat')
  await shoot(page, 'table-further', TABLE_SIZES)
  await page.getByTestId('standing-main').click()
  await page.getByTestId('claims-waiting').click()
  const claim = page.getByTestId('record-claim')
  await expect(claim).toContainText('Squat 115.0 would be the Meet record')
  await shoot(page, 'table-records', TABLE_SIZES)
  await claim.getByTestId('refuse').click()
  await page.getByTestId('refuse-reason').fill('plates not weighed')
  await page.keyboard.press('Enter')
  await expect(claim.getByTestId('record-ruling')).toContainText('Refused: plates not weighed')
  await claim.getByTestId('ratify').click()
  await expect(claim.getByTestId('record-ruling')).toContainText('Ratified')
  await expect(page.getByTestId('record-row').first()).toContainText('115.0')
  await page.keyboard.press('Escape')
  await expect(page.locator('.standing td[data-claimed]').first()).toBeVisible()

  const display = await table.openDisplay()
  await page.keyboard.press('F8')
  await page.getByTestId('screen-scene').first().selectOption('leaderboard:squat')
  await expect(display.getByTestId('display-row').first()).toBeVisible()
  await expect(display.locator('.head')).toContainText('Best squat')
  await shoot(display, 'display-further', [DISPLAY_SIZES[0]!, DISPLAY_SIZES[3]!])
})
