// A format of one's own: found among the presets, changed without code, kept, used, and put to a contest that has begun.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { createEvent, newEvent, placesOf, record } from './support/steps.ts'

const PEOPLE = ['No;Name;Club;Division', '1;Ada Lovelace;North;Open', '2;Grace Hopper;South;Open', '3;Zoë Ångström;North;Open'].join('\n')

test('a sport is found by a few letters and chosen by the keyboard alone', async ({ table }) => {
  const { page } = table
  await createEvent(page, 'Found')
  await expect(page.getByTestId('format-query')).toBeFocused()
  await shoot(page, 'format-choose', TABLE_SIZES)
  await page.keyboard.type('seven judg')
  await expect(page.getByTestId('preset-diving')).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByTestId('format-about')).toContainText('World Aquatics')
  await shoot(page, 'format-choose-found', [TABLE_SIZES[0]!])
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('paste')).toBeVisible()
  await page.getByTestId('step-sport').click()
  await page.getByTestId('format-query').fill('no such sport')
  await expect(page.getByText('Nothing here is called')).toBeVisible()
})

test('a preset is made one’s own: changed, seen with sample results, refused while it can’t rank, kept, and scored by', async ({
  table,
}) => {
  const { page } = table
  await createEvent(page, 'Village championship')
  await page.getByTestId('preset-diving').click()
  await page.getByTestId('make-ours').click()
  await expect(page.getByTestId('format-editor')).toBeVisible()
  await shoot(page, 'format-editor-about', TABLE_SIZES)
  await page.getByTestId('name').fill('Village diving, three judges')
  await page.getByTestId('section-fields').click()
  await shoot(page, 'format-editor-fields', TABLE_SIZES)
  await page.getByTestId('fields-1-judges').fill('3')

  // Seven judges lost four; the score still drops four.
  await expect(page.getByTestId('format-problems')).toContainText('As many marks are dropped as there are judges')
  await expect(page.getByTestId('format-keep')).toBeDisabled()
  await page.getByTestId('section-score').click()
  await shoot(page, 'format-editor-problem', TABLE_SIZES)
  await page.getByTestId('panel-marks-high').fill('0')
  await page.getByTestId('panel-marks-low').fill('0')
  await expect(page.getByTestId('format-problems')).toHaveCount(0)

  // Without the difficulty; taken back, and done again.
  await page.getByTestId('factor-difficulty').uncheck()
  await expect(page.getByTestId('sample-moves')).toContainText('elsewhere')
  await shoot(page, 'format-editor-moved', TABLE_SIZES)
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('factor-difficulty')).toBeChecked()
  await page.keyboard.press('Control+y')
  await expect(page.getByTestId('factor-difficulty')).not.toBeChecked()

  await page.getByTestId('section-groups').click()
  await page.getByTestId('groups-0-attempts').fill('2')
  await page.getByTestId('section-results').click()
  await shoot(page, 'format-editor-columns', TABLE_SIZES)
  await page.getByTestId('part-results-0-from').selectOption('best')
  await page.getByTestId('section-ranking').click()
  await page.getByTestId('remove-ranking-0').click()
  await expect(page.getByTestId('format-problems')).toContainText('Nothing is compared')
  await page.getByTestId('add-ranking').click()
  await page.getByTestId('ranking-0-because').fill('the better dive')
  await shoot(page, 'format-editor-ranking', TABLE_SIZES)

  await page.getByTestId('format-leave').click()
  await expect(page.getByTestId('format-asking')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByTestId('format-keep').click()
  await expect(page.getByTestId('setup-notice')).toContainText('is kept in this event')
  await expect(page.getByTestId('format-about')).toContainText('Village diving, three judges')
  await shoot(page, 'format-kept', TABLE_SIZES)

  await page.getByTestId('step-competitors').click()
  await page.getByTestId('paste').fill(PEOPLE)
  await page.getByTestId('import').click()
  await expect(page.getByTestId('entry-row')).toHaveCount(3)
  await page.getByTestId('step-screens').click()
  await page.getByTestId('to-table').click()
  await expect(page.getByTestId('input')).toBeFocused()
  for (const marks of ['8 8 8', '7 7 7.5', '9 9 9']) await record(page, marks)
  expect(await placesOf(page)).toEqual(['1 3', '2 1', '3 2'])
})

test('a contest that has begun gets other rules: who moves is shown, a reason is asked for, and it is told', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Other rules', PEOPLE, 'diving')
  for (const marks of ['9 9 7 6 6 6 6', '6.5 6.5 6.5 6.5 6.5 5 5', '4 4 4 4 4 4 4']) {
    await record(page, '2.0')
    await record(page, marks)
  }
  expect(await placesOf(page)).toEqual(['1 2', '2 1', '3 3'])

  await page.getByRole('button', { name: 'Set-up' }).click()
  await page.getByTestId('step-sport').click()
  await page.getByTestId('rules-of-k1').click()
  await page.getByTestId('section-score').click()
  await page.getByTestId('panel-marks-high').fill('0')
  await page.getByTestId('panel-marks-low').fill('0')
  await page.getByTestId('format-keep').click()
  await expect(page.getByTestId('reformat-count')).toHaveText('2 of 3 change places.')
  await shoot(page, 'format-reformat', TABLE_SIZES)
  await page.getByTestId('reformat-confirm').click()
  await expect(page.getByText('Say why.')).toBeVisible()
  await page.getByTestId('reformat-reason').fill('the jury counts every mark')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('setup-notice')).toContainText('from now on')
  await page.getByRole('button', { name: 'Back to the table' }).click()
  await expect(page.getByTestId('recent')).toContainText('the jury counts every mark')
  expect(await placesOf(page)).toEqual(['1 1', '2 2', '3 3'])
  await shoot(page, 'format-reformatted', TABLE_SIZES)

  // Five judges can't read what seven gave.
  await page.getByRole('button', { name: 'Set-up' }).click()
  await page.getByTestId('step-sport').click()
  await page.getByTestId('preset-powerlifting').click()
  await page.getByTestId('rules-of-k1').click()
  await expect(page.getByTestId('reformat-fault')).toContainText('Body weight is needed')
  await shoot(page, 'format-reformat-refused', TABLE_SIZES)
})

test('a format goes out as a file and comes in again; a file that is none says why', async ({ table, folder }) => {
  const { page } = table
  await createEvent(page, 'Files of formats')
  await page.getByTestId('preset-bouldering').click()
  await page.getByTestId('make-ours').click()
  await page.getByTestId('name').fill('A very long name of a club championship after rules of 1987')
  const download = page.waitForEvent('download')
  await page.getByTestId('format-save-file').click()
  const path = join(folder, 'ours.json')
  await (await download).saveAs(path)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ name: 'A very long name of a club championship after rules of 1987' })

  writeFileSync(join(folder, 'none.json'), '{"name": "x"}')
  await page.getByTestId('format-file').setInputFiles(join(folder, 'none.json'))
  await expect(page.getByTestId('format-problem')).toContainText('This file is not a format that works here')
  await shoot(page, 'format-file-refused', TABLE_SIZES)
  await page.getByTestId('name').fill('Another')
  await page.getByTestId('format-file').setInputFiles(path)
  await expect(page.getByTestId('name')).toHaveValue('A very long name of a club championship after rules of 1987')
})

test('points for places are a list with a tail, and many columns fold into what they come to', async ({ table }) => {
  const { page } = table
  await createEvent(page, 'Points and columns')
  await page.getByTestId('preset-sports-day').click()
  await expect(page.getByTestId('next')).toBeDisabled()
  await page.getByTestId('make-ours').click()
  await page.getByTestId('section-score').click()
  await page.getByTestId('kind-score-list-from').selectOption('list')
  await page.getByTestId('score-list-from-points').fill('12, 9, 8, 7')
  await page.getByTestId('add-score-list-from-tail').click()
  await page.getByTestId('score-list-from-tail-0-less').fill('0.5')
  await expect(page.getByTestId('format-problems')).toHaveCount(0)
  await shoot(page, 'format-editor-points', TABLE_SIZES)
  // From the key to the picture: the format checked, the sample played, the standing drawn.
  const took = await page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('[data-testid="score-list-from-points"]')!
    const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
    const times: number[] = []
    for (const text of ['12, 9, 8, 6', '12, 9, 8, 5', '12, 9, 8, 4', '12, 9, 8, 3', '12, 9, 8, 2']) {
      const before = performance.now()
      put.call(input, text)
      input.dispatchEvent(new Event('input', { bubbles: true }))
      times.push(performance.now() - before)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    return times.sort((a, b) => a - b)[2]!
  })
  console.log(`a keystroke in the editor takes ${took.toFixed(1)} ms`)
  await page.getByTestId('format-leave').click()
  await page.getByTestId('format-discard').click()

  await page.getByTestId('preset-decathlon').click()
  await page.getByTestId('make-ours').click()
  await page.getByTestId('section-results').click()
  await shoot(page, 'format-editor-many-columns', TABLE_SIZES)
  await page.getByTestId('section-fields').click()
  await shoot(page, 'format-editor-many-fields', [TABLE_SIZES[0]!])
})
