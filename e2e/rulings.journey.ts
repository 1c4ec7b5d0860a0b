// A protest is upheld after the results were signed: the referee's table rules, everybody sees both values, and version 2 says why.
import { expect, test } from './support/journey.ts'
import { DISPLAY_SIZES, PUBLIC_SIZES, shoot, TABLE_SIZES } from './support/shoot.ts'
import { createEvent, LIST, newEvent, publish, record } from './support/steps.ts'

test('fault 21: announced, protested, signed, overruled, version 2', async ({ table, server }) => {
  const { page } = table
  await newEvent(page, 'Rulings')
  const address = await publish(page, server.url)
  const display = await table.openDisplay()
  for (const load of ['100', '110', '115', '110', '110', '130']) await record(page, load)
  for (const lamps of ['111', '110', '101', '011', '001', '000']) await record(page, lamps)
  // Results are announced with the keyboard: F10, the minutes, Enter.
  await page.keyboard.press('Control+k')
  await page.getByTestId('find-query').fill('announce')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('life-minutes')).toBeFocused()
  await page.keyboard.type('20')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('life-label')).toContainText(/Protest until \d\d:\d\d · 20 minutes left/)
  await expect(page.getByTestId('life-badge')).toHaveCount(0)
  await shoot(page, 'referee-announced', TABLE_SIZES)

  // Signing before the time is over is asked about once.
  await page.getByTestId('life-by').fill('Dr. Chief Referee')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('life-word')).toContainText('can be protested for 20 minutes more')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('life-label')).toHaveText('Official')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('life-badge')).toHaveText('Official')

  const reader = await display.context().newPage()
  const contest = async () => {
    await reader.goto(address)
    await reader.getByRole('link', { name: /Open/ }).first().click()
  }
  await expect
    .poll(async () => {
      await contest()
      return reader.locator('.state').innerText()
    })
    .toContain('Official')
  await expect(reader.locator('main')).toContainText('Signed off by Dr. Chief Referee')

  // The protest: a row of the standing, R, the value, the reason. What was recorded stays in sight.
  const row = page.locator('[data-testid=standing-row][data-bib="14"]')
  await row.focus()
  await page.keyboard.press('r')
  await expect(page.getByTestId('rule-value')).toBeFocused()
  await expect(page.getByTestId('rule-who')).toHaveValue('14')
  await page.keyboard.type('001')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('rule-reason')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('rule-word')).toContainText('Say why')
  await page.keyboard.type('The jury saw the video: the second lift moved down.')
  await shoot(page, 'referee-ruling', TABLE_SIZES)
  await page.keyboard.press('Enter')
  const ruling = page.getByTestId('ruling').first()
  await expect(ruling).toContainText('counts as')
  await expect(ruling).toContainText('recorded:')
  await expect(page.getByTestId('life-label')).toContainText('Changed since official')
  await shoot(page, 'referee-changed', TABLE_SIZES)

  // The why panel says which of the two values decided; the cell says it too.
  await page.keyboard.press('Escape')
  await expect(row.locator('.cell[data-ruled]')).toHaveCount(1)
  await expect(row.locator('[data-ruled]')).toHaveCount(2)
  await shoot(page, 'standing-ruled', TABLE_SIZES)
  await row.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('why-sentence').filter({ hasText: 'referee’s table decided' })).toContainText('it was')
  await shoot(page, 'referee-why', TABLE_SIZES)
  await page.keyboard.press('Escape')

  // Version 2 supersedes version 1, because.
  await page.getByTestId('life-badge').click()
  await expect(page.getByTestId('life-reason')).toBeFocused()
  await page.keyboard.type('Protest of South upheld')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('life-label')).toContainText('Protest until')
  await expect(page.getByTestId('life')).toContainText('Version 2 supersedes version 1: Protest of South upheld.')
  await expect(page.getByTestId('life-version')).toHaveCount(2)
  await expect
    .poll(async () => {
      await contest()
      return reader.locator('main').innerText()
    })
    .toContain('Version 2 supersedes version 1: Protest of South upheld.')
  await shoot(reader, 'public-version-2', PUBLIC_SIZES)
  await expect(display.getByTestId('display-life')).toContainText(/Protest until \d\d:\d\d.*version 2/)
  await shoot(display, 'display-life', DISPLAY_SIZES)

  // Disqualified, and taken back: nothing is lost from the list.
  await page.keyboard.press('Escape')
  await page.locator('[data-testid=standing-row][data-bib="12"]').focus()
  await page.keyboard.press('r')
  await page.getByTestId('rule-status').click()
  await page.getByTestId('rule-reason').fill('Unsporting conduct')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=standing-row][data-bib="12"]')).toHaveCount(0)
  await expect(page.getByTestId('ruling').first()).toContainText('DQ')
  await page.getByTestId('ruling').first().getByTestId('ruling-back').click()
  await page.getByTestId('ruling-back-reason').fill('Mistaken number')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('ruling').first()).toContainText('Taken back')
  await shoot(page, 'referee-taken-back', TABLE_SIZES)
})

test('judges and a second person: who records a contest is a choice of the set-up, and the table sees who is missing', async ({
  table,
}) => {
  const { page } = table
  await createEvent(page, 'Judges')
  await page.getByTestId('preset-powerlifting').click()
  await page.getByTestId('step-competitors').click()
  await page.getByTestId('paste').fill(LIST)
  await page.getByTestId('import').click()
  await expect(page.getByTestId('entry-row').first()).toBeVisible()
  await page.getByTestId('step-contests').click()
  await page.getByTestId('contest-staff').click()
  await page.getByTestId('staff-judges').check()
  await shoot(page, 'set-up-judges', TABLE_SIZES)
  await page.getByTestId('staff-save').click()
  await expect(page.getByTestId('contest-staff')).toHaveText('3 judges mark')
  await page.getByTestId('step-screens').click()
  await page.getByTestId('to-table').click()
  await expect(page.getByTestId('input')).toBeFocused()
  await expect(page.getByTestId('judge')).toHaveCount(3)
  await expect(page.getByTestId('judges-missing')).toContainText('No mark is in yet.')
  await shoot(page, 'table-judges', TABLE_SIZES)

  // Two people instead: what the table types waits, and does not count yet.
  await page.keyboard.press('Control+k')
  await page.getByTestId('find-query').fill('set-up')
  await page.keyboard.press('Enter')
  await page.getByTestId('step-contests').click()
  await page.getByTestId('contest-staff').click()
  await page.getByTestId('staff-second').check()
  await page.getByTestId('staff-save').click()
  await expect(page.getByTestId('contest-staff')).toHaveText('two people type')
  await page.getByTestId('step-screens').click()
  await page.getByTestId('to-table').click()
  for (const load of ['100', '110', '115', '110', '110', '130']) await record(page, load)
  await record(page, '111')
  await expect(page.getByTestId('pairs-waiting')).toContainText('1 waits for the other person')
  await expect(page.locator('[data-testid=standing-row] [data-waits]')).toHaveCount(1)
  await shoot(page, 'table-two-people', TABLE_SIZES)
})
