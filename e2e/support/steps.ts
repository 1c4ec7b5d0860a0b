// What a person does again and again, in one step each.
import type { Page } from '@playwright/test'
import { expect } from './journey.ts'

/** A list of two clubs, with a name in Arabic, one of 60 letters, an emoji and a script. Semicolons and decimal commas, as spreadsheets save. */
export const LIST = [
  'No;Name;Club;Division;Lot;Body weight',
  '11;Ada Lovelace;North;Open;1;82,5',
  '12;Grace Hopper;South;Open;2;81',
  '13;محمد الأمين;North;Open;3;90,25',
  '14;Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren-Maria;South;Open;4;88',
  '15;<script>window.hacked = true</script>;North;Open;5;79',
  '16;Zoë 🏋️ Ångström;South;Open;6;85',
].join('\n')

/** Opens the sample event from the welcome screen, up to the table. */
export async function openSample(page: Page): Promise<void> {
  await page.getByTestId('open-sample').click()
  await expect(page.getByTestId('input')).toBeFocused()
}

/** A new event in the first preset, with a pasted list, up to the table. */
export async function newEvent(page: Page, name: string, list = LIST): Promise<void> {
  await page.getByTestId('new-event').click()
  await page.getByTestId('event-name').fill(name)
  await page.getByTestId('event-create').click()
  await page.getByTestId('preset-powerlifting').click()
  await page.getByTestId('step-competitors').click()
  await page.getByTestId('paste').fill(list)
  await page.getByTestId('import').click()
  await page.getByTestId('to-table').click()
  await expect(page.getByTestId('input')).toBeFocused()
}

/** Types a line into the table's input with the keyboard, and Enter. */
export async function typeLine(page: Page, line: string): Promise<void> {
  await page.keyboard.type(line)
  await page.keyboard.press('Enter')
}

/** Types a line and waits until the screen calls it saved: the input is empty again. */
export async function record(page: Page, line: string): Promise<void> {
  await typeLine(page, line)
  await expect(page.getByTestId('input')).toHaveValue('')
}

/** The places of the standing, best first, as `place bib result`. */
export const placesOf = (page: Page, row = 'standing-row'): Promise<string[]> =>
  page.getByTestId(row).evaluateAll((rows) => rows.map((each) => `${each.getAttribute('data-place')} ${each.getAttribute('data-bib')}`))
