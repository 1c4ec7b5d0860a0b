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

/** Creates an event from the welcome screen, up to the first step of the set-up. */
export async function createEvent(page: Page, name: string): Promise<void> {
  await page.getByTestId('event-name').fill(name)
  await page.getByTestId('event-create').click()
  await expect(page.getByTestId('step-sport')).toBeVisible()
}

/** A new event with a pasted list in a preset, up to the table. */
export async function newEvent(page: Page, name: string, list = LIST, preset = 'powerlifting'): Promise<void> {
  await createEvent(page, name)
  await page.getByTestId(`preset-${preset}`).click()
  await page.getByTestId('step-competitors').click()
  await page.getByTestId('paste').fill(list)
  await page.getByTestId('import').click()
  await expect(page.getByTestId('entry-row').first()).toBeVisible()
  await page.getByTestId('step-screens').click()
  await page.getByTestId('to-table').click()
  await expect(page.getByTestId('input')).toBeFocused()
}

/** Connects the event to a server from the publish panel; returns the public address. `look` sees the panel before it is closed. */
export async function publish(page: Page, url: string, look?: (page: Page) => Promise<void>): Promise<string> {
  await page.keyboard.press('F9')
  await page.getByTestId('server-url').fill(url)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('public-url')).toBeVisible()
  const address = await page.getByTestId('public-url').innerText()
  await look?.(page)
  await page.keyboard.press('Escape')
  return address.trim()
}

/** Types a line into the table's input with the keyboard, and Enter. */
export async function typeLine(page: Page, line: string): Promise<void> {
  await page.keyboard.type(line)
  await page.keyboard.press('Enter')
}

/** The seq of the newest entry on the screen; 0 where there is none. */
const newestSeq = async (page: Page): Promise<number> => {
  const seqs = await page.getByTestId('recent-row').evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-seq'))))
  return Math.max(0, ...seqs)
}

/** Types a line and waits until the screen shows it as saved: a newer entry in the list, and an empty input. Returns its seq. */
export async function record(page: Page, line: string): Promise<number> {
  const before = await newestSeq(page)
  await typeLine(page, line)
  await expect.poll(() => newestSeq(page), { message: `“${line}” becomes an entry` }).toBeGreaterThan(before)
  await expect(page.getByTestId('input')).toHaveValue('')
  return newestSeq(page)
}

/** The standing of the table, or of a display, as it stands: `place number`, best first; a dash for who has no place. */
export const placesOf = (page: Page, row: 'standing-row' | 'display-row' = 'standing-row'): Promise<string[]> =>
  page
    .getByTestId(row)
    .evaluateAll((rows) => rows.map((each) => `${each.getAttribute('data-place') || '–'} ${each.getAttribute('data-bib')}`))
