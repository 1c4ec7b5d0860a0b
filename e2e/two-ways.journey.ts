// A judge's phone that can't reach the table sends to the results server by itself, and the table fetches it from there.
import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { fixedTable, invite, joinPhone, PHONE_SIZES, phoneContext, staff } from './support/phones.ts'
import { shoot } from './support/shoot.ts'
import { newEvent, publish } from './support/steps.ts'

const PEOPLE = ['No;Name;Club;Division', '11;Ada Lovelace;North;Open', '12;Bea Arthur;South;Open', '13;Cleo Nord;East;Open'].join('\n')

const where = (phone: Page) => phone.getByTestId('steps').first()
/** Whether the newest entry's steps say that the table has it. */
const atTable = (phone: Page) => where(phone).locator('.step').nth(1)
async function give(phone: Page, time: string): Promise<void> {
  for (const key of time) await phone.getByTestId(`key-${key}`).tap()
  await phone.getByTestId('send').tap()
}
/** A phone that times a sprint whose results are public, and that the server knows by now. */
async function timed(page: Page, server: string, browser: Parameters<typeof phoneContext>[0]) {
  await newEvent(page, 'Sprint', PEOPLE, 'time')
  await staff(page, 'time', 1)
  const address = await publish(page, server)
  const context = await phoneContext(browser)
  const phone = await joinPhone(context, (await invite(page, 1)).url, 'Maria')
  await phone.getByTestId('top').tap()
  await expect(phone.getByTestId('about-server')).toContainText('last heard')
  await shoot(phone, 'companion-about-server', PHONE_SIZES)
  await phone.getByTestId('about-close').tap()
  const reader = await (await browser.newContext()).newPage()
  await reader.goto(address)
  await reader.getByRole('link', { name: /Open/ }).first().click()
  return { context, phone, reader }
}

test('the table’s laptop dies: what a judge gives is public by the server alone, and at the table once that is back', async ({
  folder,
  server,
  browser,
}) => {
  const table = await fixedTable(browser, folder)
  const { phone, reader } = await timed(table.page, server.url, browser)
  await phone.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => phone.evaluate(async () => (await (await caches.open('scoretable-companion')).keys()).length)).toBeGreaterThan(2)

  await table.kill()
  await expect(phone.getByTestId('link')).toContainText('Table away')
  await give(phone, '12.34')
  await expect(where(phone)).toHaveAttribute('data-where', 'public')
  await expect(atTable(phone)).toHaveAttribute('data-done', 'false')
  await expect(phone.getByTestId('link')).toContainText('sent to the server')
  await expect(phone.getByTestId('banner')).toContainText('the table gets it from there')
  await shoot(phone, 'companion-around', PHONE_SIZES)
  await expect(reader.locator('table')).toContainText('12.34')

  // Loaded again with the table still away, it goes on by the same way.
  await phone.reload()
  await phone.getByTestId('go-next').tap()
  await give(phone, '11.98')
  await expect(where(phone)).toHaveAttribute('data-where', 'public')
  await expect(reader.locator('table')).toContainText('11.98')

  await table.revive()
  await expect(phone.getByTestId('link')).toHaveText(/^●? ?Table here$/, { timeout: 40_000 })
  await expect(phone.locator('.step[data-done="false"]')).toHaveCount(0)
  await expect(table.page.getByTestId('standing-row').first()).toContainText('11.98', { timeout: 40_000 })
  await expect(table.page.getByTestId('standing-row').nth(1)).toContainText('12.34')
  await table.stop()
})

test('a phone outside the hall’s network: the table has its score by the server, and a server that was away has it as soon as it is back', async ({
  folder,
  server,
  browser,
}) => {
  const table = await fixedTable(browser, folder)
  const { phone, reader } = await timed(table.page, server.url, browser)
  const hub = new URL(phone.url()).host
  await phone.route(`http://${hub}/**`, (route) => route.abort())
  await phone.routeWebSocket(`ws://${hub}/**`, (socket) => socket.close())
  // A page that is loaded anew has no channel from before; its files come from what the browser has kept.
  await phone.reload()
  await expect(phone.getByTestId('link')).toContainText('Table away')
  await give(phone, '12.34')
  await expect(where(phone)).toHaveAttribute('data-where', 'public')
  await expect(table.page.getByTestId('standing-row').first()).toContainText('12.34')

  await server.stop()
  await phone.getByTestId('go-next').tap()
  await give(phone, '12.01')
  await expect(where(phone)).toHaveAttribute('data-where', 'phone')
  await expect(phone.getByTestId('link')).toContainText('1 waiting')
  await shoot(phone, 'companion-both-away', PHONE_SIZES)
  await server.start()
  await expect(where(phone)).toHaveAttribute('data-where', 'public', { timeout: 15_000 })
  await expect(reader.locator('table')).toContainText('12.01', { timeout: 20_000 })
  await expect(table.page.getByTestId('standing-row').first()).toContainText('12.01', { timeout: 20_000 })
  await table.stop()
})
