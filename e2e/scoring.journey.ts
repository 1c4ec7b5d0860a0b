// A scorekeeper with nothing but a keyboard: type, be asked about what is odd, correct, void, undo, find, and come to the end of a contest.
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent, openSample, placesOf, record, typeLine } from './support/steps.ts'

test('fault 24: results are typed, the standing changes, and an odd value is asked about once, in place', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Keys')
  for (const load of ['100', '110', '115', '120', '125', '130']) await record(page, load)
  for (const lamps of ['111', '110', '101', '011', '1', '000']) await record(page, lamps)

  // In the second round Ada declares less than before, which is odd.
  await expect(page.getByTestId('now-name')).toHaveText('Ada Lovelace')
  await typeLine(page, '90')
  await expect(page.getByTestId('question')).toContainText('below the attempt before')
  await expect(page.getByTestId('input')).toHaveValue('90')
  await shoot(page, 'table-question', TABLE_SIZES)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('question')).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('question')).toBeVisible()
  // An Enter right behind the question is a bounced key, not an answer to it; the next one is.
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('now-declared')).toContainText('90.0 kg', { timeout: 500 })
  }).toPass()
})

test('what can’t be is refused with a sentence, and stays typed', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Refused')
  for (const [line, sentence] of [
    ['abc', 'is not a number'],
    ['-5', 'must be between'],
    ['0', 'must be between'],
    ['1e308', 'is not a number'],
    ['99999999999999999999', 'is not a number'],
    ['100.3', 'goes in steps'],
  ] as const) {
    await typeLine(page, line)
    await expect(page.getByTestId('problem').or(page.getByTestId('preview'))).toContainText(sentence)
    await expect(page.getByTestId('input')).toHaveValue(line)
    await page.getByTestId('input').fill('')
  }
  await expect(page.getByTestId('recent-row')).toHaveCount(0)
})

test('an entry is corrected with a reason, voided, and undone; the log keeps it all', async ({ table }) => {
  const { page } = table
  await openSample(page)
  await record(page, '101')
  const before = await placesOf(page)
  const first = page.getByTestId('recent-row').first()
  await page.keyboard.press('F2')
  await expect(page.getByTestId('correct-value')).toBeFocused()
  await page.getByTestId('correct-value').fill('230 0')
  await page.getByTestId('correct-reason').fill('jury overruled the referees')
  await shoot(page, 'table-correct', TABLE_SIZES)
  await page.keyboard.press('Enter')
  await expect(first).toContainText('jury overruled the referees')
  await expect(page.getByTestId('input')).toBeFocused()

  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('notice')).toContainText('Undone')
  await expect.poll(() => placesOf(page)).toEqual(before)
  await expect(page.getByTestId('recent-row').nth(1)).toContainText('jury overruled the referees')
})

test('fault 16: a key held down, or that bounces, is one decision', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Held')
  for (const load of ['100', '110', '115', '120', '125', '130']) await record(page, load)
  for (const lamps of ['111', '111', '111']) await record(page, lamps)
  // Playwright sends what a keyboard sends for a key that stays down: key presses marked as repeated.
  await page.keyboard.down('Control')
  for (let times = 0; times < 15; times++) await page.keyboard.down('z')
  await page.keyboard.up('z')
  await page.keyboard.up('Control')
  await expect(page.getByTestId('notice')).toContainText('Undone')
  await expect(page.getByTestId('recent-row')).toHaveCount(10)

  // In a correction, Enter goes from the value to the reason, and what is odd is asked about: held down, it does only the first.
  await page.keyboard.press('F2')
  await page.getByTestId('correct-value').fill('111.3 111')
  for (let times = 0; times < 15; times++) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(page.getByTestId('correct-reason')).toBeFocused()
  await page.getByTestId('correct-reason').fill('misread')
  for (let times = 0; times < 15; times++) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(page.getByTestId('amend-word')).toContainText('goes in steps')
  await expect(page.getByTestId('recent-row')).toHaveCount(10)
})

test('every action is found by its name, every key is listed', async ({ table }) => {
  const { page } = table
  await openSample(page)
  await page.keyboard.press('?')
  await expect(page.getByTestId('panel')).toHaveAttribute('data-panel', 'keys')
  await shoot(page, 'table-keys', TABLE_SIZES)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('lawrence')
  await expect(page.getByTestId('found').first()).toContainText('Lawrence Amanda')
  await shoot(page, 'table-find', TABLE_SIZES)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('input')).toBeFocused()
})

test('a contest is scored to its end, and the next one is one key away', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Short', 'No;Name;Division\n1;Ada;Women\n2;Bea;Women\n3;Cem;Men', 'bouldering')
  for (let boulder = 0; boulder < 4; boulder++) {
    await record(page, '1 2')
    await record(page, boulder === 3 ? '-' : '1 1')
  }
  await expect(page.getByTestId('next-contest').first()).toBeVisible()
  await shoot(page, 'table-complete', TABLE_SIZES)
  expect(await placesOf(page)).toEqual(['1 1', '2 2'])
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('now-name')).toHaveText('Cem')
})
