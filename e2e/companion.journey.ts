// A judge's phone: joined by a code, one thing on the screen, and nothing lost whatever becomes of the table, the network or the page.
import { type Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { fixedTable, invite, joinPhone, PHONE_SIZES, phoneContext, staff, tableCall, tapKeys } from './support/phones.ts'
import { shoot } from './support/shoot.ts'
import { newEvent, publish, record } from './support/steps.ts'

const PEOPLE = [
  'No;Name;Club;Division',
  '11;Ada Lovelace;North;Open',
  '12;محمد الأمين عبد الرحمن;South;Open',
  '13;Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren-Maria;East;Open',
  '14;<script>window.hacked = true</script>;West;Open',
].join('\n')

/** An event that seven judges mark, its first dive declared, up to the first one called. */
async function marked(page: Page): Promise<void> {
  await newEvent(page, 'Club Open', PEOPLE, 'diving')
  await staff(page, 'marks', 7)
}
const where = (phone: Page) => phone.getByTestId('steps').first()
const give = async (phone: Page, ...keys: string[]) => {
  await tapKeys(phone, ...keys)
  await phone.getByTestId('send').tap()
}

test('a judge joins with the table’s code, gives a mark in three taps, sees it reach the table and the public, and changes it', async ({
  table,
  server,
  browser,
}) => {
  const { page } = table
  await marked(page)
  await publish(page, server.url)
  const context = await phoneContext(browser)
  const { url } = await invite(page, 3)
  const phone = await context.newPage()
  await phone.goto(url)
  expect(new URL(phone.url()).hash).toBe('')
  await expect(phone.getByTestId('join-code')).toHaveValue(/^[A-Z]{4}-[A-Z]{4}$/)
  await shoot(phone, 'companion-join', PHONE_SIZES)
  await phone.getByTestId('join-name').fill('Maria')
  await phone.getByTestId('join-send').tap()

  await expect(phone.getByTestId('title')).toContainText('Judge 3')
  await expect(phone.getByTestId('name')).toHaveText('Ada Lovelace')
  await expect(phone.getByTestId('bib')).toHaveText('11')
  await expect(phone.getByTestId('send')).toBeDisabled()
  await tapKeys(phone, '7', 'half')
  await expect(phone.getByTestId('value')).toContainText('7.5')
  await shoot(phone, 'companion-enter', PHONE_SIZES)
  await phone.getByTestId('send').tap()
  await expect(phone.getByTestId('sent-value')).toContainText('7.5')
  await expect(where(phone)).toHaveAttribute('data-where', /table|public/)
  await expect(where(phone)).toHaveAttribute('data-where', 'public')
  await shoot(phone, 'companion-sent', PHONE_SIZES)

  await phone.getByTestId('change').tap()
  await expect(phone.getByTestId('value')).toContainText('7.5')
  await tapKeys(phone, '8')
  await expect(phone.getByTestId('send')).toBeDisabled()
  await phone.getByRole('button', { name: 'Mistyped' }).tap()
  await shoot(phone, 'companion-change', PHONE_SIZES)
  await phone.getByTestId('send').tap()
  await expect(phone.getByTestId('sent-value')).toHaveText('8.0')
  await expect(where(phone)).toHaveAttribute('data-where', 'public')

  await phone.getByTestId('take-back').tap()
  await phone.getByRole('button', { name: 'Meant for another' }).tap()
  await expect(phone.getByTestId('value')).toHaveAttribute('data-empty', 'true')
  await expect(phone.getByTestId('foot')).toContainText('8.0')
  await phone.getByTestId('top').tap()
  await expect(phone.getByTestId('check')).toHaveText(/^[0-9a-f]{4} [0-9a-f]{4}$/)
  await shoot(phone, 'companion-about', PHONE_SIZES)
})

test('fault 10: with the table gone a judge goes on through the order, a reload keeps everything, and all of it is sent when the table is back', async ({
  folder,
  browser,
}) => {
  const table = await fixedTable(browser, folder)
  await marked(table.page)
  const context = await phoneContext(browser)
  const { url } = await invite(table.page, 1)
  const phone = await joinPhone(context, url, 'Ali')
  await phone.evaluate(() => navigator.serviceWorker.ready)
  // Its files are kept a moment after the page has loaded.
  await expect.poll(() => phone.evaluate(async () => (await (await caches.open('scoretable-companion')).keys()).length)).toBeGreaterThan(2)

  await table.kill()
  await expect(phone.getByTestId('link')).toContainText('Table away')
  // The browser goes on saying that there is a network: it is not asked.
  expect(await phone.evaluate(() => navigator.onLine)).toBe(true)
  await give(phone, '6')
  await expect(where(phone)).toHaveAttribute('data-where', 'phone')
  await expect(phone.getByTestId('link')).toContainText('1 waiting')
  await expect(phone.getByTestId('banner')).toContainText('kept on this phone')
  await shoot(phone, 'companion-offline', PHONE_SIZES)

  await phone.getByTestId('go-next').tap()
  await expect(phone.getByTestId('name')).toHaveText('محمد الأمين عبد الرحمن')
  await shoot(phone, 'companion-offline-next', PHONE_SIZES)
  await give(phone, '5', 'half')
  await expect(phone.getByTestId('link')).toContainText('2 waiting')

  await phone.reload()
  await expect(phone.getByTestId('title')).toContainText('Judge 1')
  await expect(phone.getByTestId('link')).toContainText('2 waiting')
  await phone.getByTestId('go-next').tap()
  await expect(phone.getByTestId('name')).toContainText('Wolfeschlegel')
  await shoot(phone, 'companion-long-name', PHONE_SIZES)
  await give(phone, '9')
  await expect(phone.getByTestId('link')).toContainText('3 waiting')
  await phone.getByTestId('go-next').tap()
  await tapKeys(phone, '4')

  await table.revive()
  await expect(phone.getByTestId('link')).toHaveText(/^●? ?Table here$/, { timeout: 40_000 })
  // What is half typed stays, and for whom it was.
  await expect(phone.getByTestId('value')).toContainText('4')
  await expect(phone.getByTestId('name')).toContainText('window.hacked')
  await expect(phone.getByTestId('foot')).toContainText('9.0')
  await expect(phone.locator('[data-where="phone"]')).toHaveCount(0)
  await table.stop()
})

test('fault 38: over plain http from the hall’s network it works all the same, and says what it can’t do there', async ({
  folder,
  browser,
}) => {
  const table = await fixedTable(browser, folder, true)
  await marked(table.page)
  const { url } = await invite(table.page, 4)
  test.skip(new URL(url).hostname === '127.0.0.1', 'this computer is on no network')
  const context = await phoneContext(browser)
  const phone = await context.newPage()
  await phone.goto(url)
  expect(await phone.evaluate(() => [window.isSecureContext, 'serviceWorker' in navigator, crypto.subtle === undefined])).toEqual([
    false,
    false,
    true,
  ])
  await expect(phone.getByTestId('limits')).toContainText('Leave it open')
  await shoot(phone, 'companion-plain-http', PHONE_SIZES)
  await phone.getByTestId('join-send').tap()
  await give(phone, '10')
  await expect(where(phone)).toHaveAttribute('data-where', 'table')
  const second = await context.newPage()
  await second.goto(new URL('/companion/', url).href)
  await expect(second.getByTestId('elsewhere')).toBeVisible()
  await second.close()
  await table.stop()
})

test('fault 36: a reload in the middle of a send loses nothing and sends nothing twice', async ({ table, browser }) => {
  const { page } = table
  await marked(page)
  const context = await phoneContext(browser)
  const phone = await joinPhone(context, (await invite(page, 6)).url, 'Max')
  // The answer is on its way when the page goes.
  let held = 0
  await phone.route('**/v1/sync', async (route) => {
    if (!route.request().postData()?.includes('mark.given') || ++held > 1) return route.continue()
    await route.fetch()
    await route.abort()
  })
  await give(phone, '2')
  await expect.poll(() => held).toBeGreaterThan(0)
  await phone.reload()
  await expect(phone.getByTestId('sent-value')).toHaveText('2.0')
  await expect(where(phone)).toHaveAttribute('data-where', 'table')
  await expect(phone.getByTestId('foot').getByTestId('steps')).toHaveCount(0)
})

test('when the disk is full it says NOT SAVED, and what was entered stays', async ({ table, browser }) => {
  const { page } = table
  await marked(page)
  const phone = await joinPhone(await phoneContext(browser), (await invite(page, 7)).url, 'Kim')
  await phone.evaluate(() => {
    const put = IDBObjectStore.prototype.put
    const full = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if (this.name === 'entry') this.transaction.abort()
      return put.apply(this, args)
    }
    Object.assign(window, { restore: () => (IDBObjectStore.prototype.put = put) })
    IDBObjectStore.prototype.put = full
  })
  await give(phone, '3')
  await expect(phone.getByTestId('enter-fault')).toContainText('NOT SAVED')
  await expect(phone.getByTestId('value')).toContainText('3.0')
  await shoot(phone, 'companion-not-saved', PHONE_SIZES)
  await phone.evaluate(() => (window as unknown as { restore(): void }).restore())
  await phone.getByTestId('send').tap()
  await expect(phone.getByTestId('sent-value')).toHaveText('3.0')
})

test('fault 15: what was begun for one is never turned into the next one’s when the table goes on', async ({ table, browser }) => {
  const { page } = table
  await newEvent(page, 'Club Open', PEOPLE, 'diving')
  await staff(page, 'marks', 7)
  const phone = await joinPhone(await phoneContext(browser), (await invite(page, 2)).url, 'Jo')
  await record(page, '2')
  await tapKeys(phone, '4')
  await tableCall(page, 'command', {
    name: 'attempt.record',
    contest: 'k1',
    competitor: 'p1',
    slot: 0,
    values: { difficulty: 20, marks: [40, 40, 40, 40, 40, 40, 40], ruling: null },
  })
  await expect(phone.getByTestId('called')).toContainText('This is still for Ada Lovelace')
  await expect(phone.getByTestId('name')).toHaveText('Ada Lovelace')
  await shoot(phone, 'companion-called', PHONE_SIZES)
  await phone.getByTestId('send').tap()
  await expect(phone.getByTestId('name')).toHaveText('محمد الأمين عبد الرحمن')
  await expect(phone.getByTestId('foot')).toContainText('4.0')
  await expect(phone.getByTestId('foot')).toContainText('Ada Lovelace')
})

test('faults 13 and 14: a phone whose part was taken over is told so at once, and what it had not sent is kept at the table', async ({
  table,
  browser,
}) => {
  const { page } = table
  await marked(page)
  const first = await phoneContext(browser)
  const lost = await joinPhone(first, (await invite(page, 1)).url, 'Lost phone')
  await give(lost, '7')
  await expect(where(lost)).toHaveAttribute('data-where', 'table')
  // Out of reach, its judge goes on; another phone takes over.
  await first.setOffline(true)
  await expect(lost.getByTestId('link')).toContainText('Table away')
  await lost.getByTestId('go-next').tap()
  await give(lost, '3')
  await expect(lost.getByTestId('link')).toContainText('1 waiting')
  const second = await joinPhone(await phoneContext(browser), (await invite(page, 1)).url, 'New phone')
  await expect(second.getByTestId('sent-value')).toHaveText('7.0')
  await second.getByTestId('change').tap()
  await tapKeys(second, '8')
  await second.getByRole('button', { name: 'Mistyped' }).tap()
  await second.getByTestId('send').tap()
  await expect(second.getByTestId('sent-value')).toHaveText('8.0')
  await expect(where(second)).toHaveAttribute('data-where', 'table')

  await first.setOffline(false)
  await expect(lost.getByTestId('banner')).toHaveAttribute('data-id', 'lost', { timeout: 30_000 })
  await expect(lost.getByTestId('banner')).toContainText('given to New phone')
  await expect(lost.getByTestId('banner')).toContainText('Nothing is lost')
  await expect(lost.locator('[data-where="late"]')).toHaveCount(1)
  await shoot(lost, 'companion-fenced', PHONE_SIZES)
})

test('codes that are wrong or used, a phone that was removed, a second tab and a cleared store: each in its own words', async ({
  table,
  browser,
}) => {
  const { page } = table
  await marked(page)
  const context = await phoneContext(browser)
  const { url } = await invite(page, 5)
  const phone = await joinPhone(context, url, 'Eve')

  const stranger = await (await phoneContext(browser)).newPage()
  await stranger.goto(url)
  await stranger.getByTestId('join-send').tap()
  await expect(stranger.getByTestId('join-fault')).toContainText('ask the table for a new one')
  await stranger.getByTestId('join-code').fill('AB')
  await stranger.getByTestId('join-send').tap()
  await expect(stranger.getByTestId('join-fault')).toContainText('eight letters')
  await shoot(stranger, 'companion-join-fault', PHONE_SIZES)

  const second = await context.newPage()
  await second.goto(new URL('/companion/', url).href)
  await expect(second.getByTestId('elsewhere')).toBeVisible()
  await shoot(second, 'companion-elsewhere', PHONE_SIZES)
  await second.getByRole('button', { name: 'Use it here' }).tap()
  await expect(second.getByTestId('part')).toBeVisible()
  await expect(phone.getByTestId('elsewhere')).toBeVisible()
  await phone.close()

  await give(second, '6')
  await expect(where(second)).toHaveAttribute('data-where', 'table')
  const { devices } = await tableCall<{ devices: { id: string }[] }>(page, 'watch', { topic: 'devices' })
  await tableCall(page, 'device.remove', { device: devices[0]!.id })
  await expect(second.getByTestId('banner')).toContainText('removed at the table')
  await shoot(second, 'companion-removed', PHONE_SIZES)
  // A new code on the same phone: its log goes on.
  await second.getByTestId('join-again').tap()
  await second.getByTestId('join-code').fill((await invite(page, 5)).code)
  await second.getByTestId('join-send').tap()
  await expect(second.getByTestId('link')).toContainText('Table here')
  await expect(second.getByTestId('sent-value')).toHaveText('6.0')

  await second.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) if (name?.startsWith('scoretable-log')) indexedDB.deleteDatabase(name)
  })
  await second.reload()
  await expect(second.getByTestId('notice')).toContainText('lost what it kept')
  await shoot(second, 'companion-lost-store', PHONE_SIZES)
  await second.getByTestId('join-code').fill((await invite(page, 5)).code)
  await second.getByTestId('join-send').tap()
  await expect(second.getByTestId('sent-value')).toHaveText('6.0')
  await second.getByTestId('change').tap()
  await tapKeys(second, '7')
  await second.getByRole('button', { name: 'Mistyped' }).tap()
  await second.getByTestId('send').tap()
  await expect(where(second)).toHaveAttribute('data-where', 'table')
})

test('fault 16: a referee has two lights as large as a thumb, and a double tap sends once', async ({ table, browser }) => {
  const { page } = table
  await newEvent(page, 'Lifting', undefined, 'powerlifting')
  await staff(page, 'lights', 3)
  const phone = await joinPhone(await phoneContext(browser), (await invite(page, 1)).url, 'Ref')
  const white = phone.getByTestId('light-white')
  await white.tap()
  await shoot(phone, 'companion-lights', PHONE_SIZES)
  await phone.getByTestId('send').dblclick()
  await expect(where(phone)).toHaveAttribute('data-where', 'table')
  const small = await phone
    .locator('button:visible')
    .evaluateAll((buttons) => buttons.filter((each) => each.getBoundingClientRect().height < 56).length)
  expect(small).toBe(0)
  const marks = await tableCall<{ devices: { waiting: number }[] }>(page, 'watch', { topic: 'devices' })
  expect(marks.devices).toHaveLength(1)
})

test('a time is typed on a keypad, and a value that is not possible is not sent', async ({ table, browser }) => {
  const { page } = table
  await newEvent(page, 'Sprint', PEOPLE, 'time')
  await staff(page, 'time', 1)
  const phone = await joinPhone(await phoneContext(browser), (await invite(page, 1)).url, 'Clock')
  for (const key of ['1', '2', '.', '3', '4']) await phone.getByTestId(`key-${key}`).tap()
  await expect(phone.getByTestId('value')).toContainText('12.34')
  await shoot(phone, 'companion-keypad', PHONE_SIZES)
  for (const key of ['back', 'back', 'back', 'back', 'back']) await phone.getByTestId(`key-${key}`).tap()
  await phone.getByTestId('key-0').tap()
  await expect(phone.getByTestId('send')).toBeDisabled()
  for (const key of ['back', '9', '.', '5']) await phone.getByTestId(`key-${key}`).tap()
  await phone.getByTestId('send').tap()
  // The one judge’s time is the result, so the table goes on by itself.
  await expect(phone.getByTestId('name')).toHaveText('محمد الأمين عبد الرحمن')
  await expect(phone.getByTestId('foot')).toContainText('9.5')
  await expect(page.getByTestId('standing-row').first()).toContainText('9.5')
})

test('a page whose looks were lost on the way gets them by itself', async ({ table, browser }) => {
  await marked(table.page)
  const { url } = await invite(table.page, 1)
  // Without a worker of the page's, which would ask for it unseen.
  const context = await browser.newContext({ viewport: PHONE_SIZES[0]!, hasTouch: true, isMobile: true, serviceWorkers: 'block' })
  const phone = await context.newPage()
  let lost = 0
  await phone.route('**/*.css', (route) => (lost++ < 2 ? route.abort() : route.continue()))
  await phone.goto(url)
  await expect(phone.getByTestId('join-send')).toBeVisible()
  await expect.poll(() => phone.evaluate(() => getComputedStyle(document.body).fontFamily), { timeout: 15_000 }).toContain('Inter')
  expect(lost).toBe(3)
})
