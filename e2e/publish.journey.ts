// The world sees it: published from the table, followed live, with the server off and on again in the middle.
import { expect, test } from './support/journey.ts'
import { PUBLIC_SIZES, shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent, publish, record } from './support/steps.ts'

test('fault 11: results reach the public page, once and in order, through a server that was off in between', async ({
  table,
  server,
  browser,
}) => {
  const { page } = table
  await newEvent(page, 'Public <i>event</i>')
  const address = await publish(page, server.url, (page) => shoot(page, 'table-publish', TABLE_SIZES))
  await expect(page.getByTestId('published')).toHaveText(/^Public \d\d:\d\d:\d\d$/)

  const reader = await (await browser.newContext({ viewport: PUBLIC_SIZES[0]! })).newPage()
  await reader.goto(address)
  await expect(reader.locator('body')).toContainText('Public <i>event</i>')
  await shoot(reader, 'public-event', PUBLIC_SIZES)
  await reader.getByRole('link', { name: /Open/ }).first().click()
  for (const load of ['100', '110', '115', '120', '125', '130']) await record(page, load)
  await record(page, '111')
  await expect(reader.locator('table')).toContainText('100.0')

  await server.stop()
  await record(page, '101')
  await record(page, '011')
  await record(page, '000')
  await expect(page.getByTestId('published')).toHaveText(/^\d not public since \d\d:\d\d$/)
  await shoot(page, 'table-not-public', TABLE_SIZES)
  await server.start()
  await expect(page.getByTestId('published')).toHaveText(/^Public \d\d:\d\d:\d\d$/, { timeout: 45_000 })
  await expect(reader.locator('body')).toContainText('4 of 54 attempts')
  await shoot(reader, 'public-standing', PUBLIC_SIZES)

  // Without a script it is the same page.
  const plain = await (await browser.newContext({ javaScriptEnabled: false, viewport: PUBLIC_SIZES[0]! })).newPage()
  await plain.goto(reader.url())
  await expect(plain.locator('table')).toContainText('110.0')
  expect(await plain.locator('table').innerText()).toBe(await reader.locator('table').innerText())
})

test('an address that is no server is refused with a sentence, and scoring goes on', async ({ table, server }) => {
  const { page } = table
  await server.stop()
  await newEvent(page, 'Alone')
  await page.keyboard.press('F9')
  await page.getByTestId('server-url').fill(server.url)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('publish-problem')).toContainText('No server is running at this address')
  await page.getByTestId('server-url').fill('http://results.example.org')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('publish-problem')).toContainText('https://')
  await page.keyboard.press('Escape')
  await record(page, '100')
})
