// Rehearsing: a copy with real phones, a real display and a real server in reach, which hears nothing; then back to the event, as it was.
import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { invite, joinPhone, phoneContext, PHONE_SIZES, staff, tableCall } from './support/phones.ts'
import { DISPLAY_SIZES, PUBLIC_SIZES, shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent, placesOf, publish, record } from './support/steps.ts'

async function rehearse(page: Page, withResults = false): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByTestId('find-query').fill('rehearse')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('panel')).toHaveAttribute('data-panel', 'rehearsal')
  if (withResults) await page.getByTestId('rehearse-with-results').click()
  await shoot(page, 'rehearse-panel', TABLE_SIZES.slice(0, 1))
  await page.getByTestId('rehearse-begin').click()
  await expect(page.getByTestId('rehearsal')).toBeVisible()
}
async function end(page: Page, how: 'throw-away' | 'keep'): Promise<void> {
  await page.getByTestId('rehearsal-end').click()
  await expect(page.getByTestId('rehearsal-go-on')).toBeFocused()
  if (how === 'throw-away') await shoot(page, 'rehearsal-end', TABLE_SIZES.slice(0, 1))
  await page.getByTestId(`rehearsal-${how}`).click()
  await expect(page.getByTestId('rehearsal')).toHaveCount(0)
}

test('a published event is rehearsed with a phone and a display that say so; the public page and the event stay as they were', async ({
  table,
  server,
  browser,
}) => {
  test.setTimeout(300_000)
  const { page } = table
  await newEvent(page, 'Autumn Cup')
  for (const line of ['100', '110', '115', '120', '125', '130', '111']) await record(page, line)
  const address = await publish(page, server.url)
  await expect(page.getByTestId('published')).toHaveText(/^Public \d\d:\d\d:\d\d$/)
  const reader = await (await browser.newContext({ viewport: PUBLIC_SIZES[0]! })).newPage()
  await reader.goto(address)
  await reader.getByRole('link', { name: /Open/ }).first().click()
  await expect(reader.locator('table')).toContainText('100.0')
  const before = await reader.locator('table').innerText()
  const display = await table.openDisplay()
  await expect(display.getByTestId('display-scene')).toHaveAttribute('data-scene', 'leaderboard')
  await expect(display.getByTestId('display-rehearsal')).toHaveCount(0)

  await rehearse(page)
  await expect(page.getByTestId('rehearsal-text')).toContainText('Autumn Cup waits as it was.')
  await expect(display.getByTestId('display-rehearsal')).toContainText('REHEARSAL')
  await staff(page, 'lights', 3)
  const phone = await joinPhone(await phoneContext(browser), (await invite(page, 1)).url, 'Maria')
  await expect(phone.getByTestId('rehearsal')).toContainText('REHEARSAL')
  await shoot(phone, 'rehearsal-phone', PHONE_SIZES.slice(0, 1))
  for (const line of ['110', '115', '120', '125', '130', '135']) await record(page, line)
  await shoot(page, 'rehearsal-table', TABLE_SIZES)
  await shoot(display, 'rehearsal-display', DISPLAY_SIZES)

  // It can't be published, whatever is tried.
  await page.keyboard.press('F9')
  await expect(page.getByTestId('not-published')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tableCall(page, 'public.connect', { url: server.url })).rejects.toThrow('can’t reach a results server')

  await end(page, 'throw-away')
  await expect(page.getByTestId('published')).toHaveText(/^Public \d\d:\d\d:\d\d$/)
  await expect(display.getByTestId('display-rehearsal')).toHaveCount(0)
  await expect(page.getByTestId('recent-row')).toHaveCount(7)
  await reader.reload()
  expect(await reader.locator('table').innerText()).toBe(before)
  await tableCall(page, 'event.close', {})
  await expect(page.getByTestId('event-file')).toHaveCount(1)
})

test('after a power cut the rehearsal goes on and says so; with the results so far it begins as the event stands', async ({ table }) => {
  test.setTimeout(300_000)
  let { page } = table
  await newEvent(page, 'Autumn Cup')
  for (const load of ['100', '105', '110', '115', '120', '125', '111', '111']) await record(page, load)
  const places = await placesOf(page)
  await rehearse(page, true)
  expect(await placesOf(page)).toEqual(places)
  await record(page, '111')
  await table.kill()
  page = await table.restart()
  await expect(page.getByTestId('rehearsal-text')).toContainText('started anew in the middle of it')
  await shoot(page, 'rehearsal-reopened', TABLE_SIZES.slice(0, 1))
  await end(page, 'keep')
  await expect.poll(() => placesOf(page)).toEqual(places)
  await tableCall(page, 'event.close', {})
  await expect(page.getByTestId('event-file')).toHaveCount(2)
  await shoot(page, 'rehearsal-kept', TABLE_SIZES.slice(0, 1))
})

test('the sample is rehearsed from the first screen, and ends there', async ({ table }) => {
  test.setTimeout(300_000)
  const { page } = table
  await shoot(page, 'welcome-rehearse', TABLE_SIZES.slice(0, 1))
  await page.getByTestId('welcome-rehearse').first().click()
  await expect(page.getByTestId('rehearsal-text')).toHaveText('Nothing here counts, and nothing is public.')
  await expect(page.getByTestId('input')).toBeFocused()
  await end(page, 'throw-away')
  await expect(page.getByTestId('welcome')).toBeVisible()
  await expect(page.getByTestId('event-file')).toHaveCount(0)
})
