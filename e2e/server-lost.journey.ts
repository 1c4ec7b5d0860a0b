// The server comes back without anything it had: the table says so, connects again by two presses, and everything is public again.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/journey.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent, record } from './support/steps.ts'

test('a server that lost its data is connected to again from the sentence that says so', async ({ table, server, folder, browser }) => {
  const { page } = table
  await newEvent(page, 'Lost and found')
  await page.keyboard.press('F9')
  await page.getByTestId('server-url').fill(server.url)
  await page.keyboard.press('Enter')
  const address = (await page.getByTestId('public-url').innerText()).trim()
  await page.keyboard.press('Escape')
  for (const load of ['100', '110', '115', '120', '125', '130']) await record(page, load)
  await record(page, '111')
  await expect(page.getByTestId('published')).toHaveText(/^Public \d\d:\d\d:\d\d$/)

  await server.stop()
  rmSync(join(folder, 'server'), { recursive: true })
  await server.start()
  await record(page, '101')
  await page.keyboard.press('F9')
  await expect(page.getByTestId('publish-state')).toContainText('connect to the server again', { timeout: 45_000 })
  await page.getByTestId('connect-again').click()
  await expect(page.getByTestId('server-url')).toBeFocused()
  await expect(page.getByTestId('server-url')).toHaveValue(server.url.replace(/\/$/, ''))
  await shoot(page, 'table-connect-again', TABLE_SIZES)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('published')).toHaveText(/^Public \d\d:\d\d:\d\d$/, { timeout: 45_000 })
  await expect(page.getByTestId('connect-again')).toBeHidden()

  const reader = await (await browser.newContext()).newPage()
  await reader.goto(address)
  await reader.getByRole('link', { name: /Open/ }).first().click()
  await expect(reader.locator('table')).toContainText('110.0')
  await expect(reader.locator('table')).toContainText('130.0')
})
