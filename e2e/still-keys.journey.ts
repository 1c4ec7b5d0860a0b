// A phone's keys stay where they are: a judge looks at the athlete and not at the screen, and a press that is on its way must not meet another
// key, or nothing, because the phone has just said something.
import type { Page } from '@playwright/test'
import type { DevicesView } from '../core/contract/hub.ts'
import { expect, test } from './support/journey.ts'
import { fixedTable, invite, joinPhone, PHONE_SIZES, phoneContext, staff, tableCall } from './support/phones.ts'
import { shoot } from './support/shoot.ts'
import { newEvent } from './support/steps.ts'

const PEOPLE = [
  'No;Name;Club;Division',
  '11;Ada Lovelace;North;Open',
  '12;محمد الأمين عبد الرحمن;South;Open',
  '13;Grace Hopper;East;Open',
].join('\n')

/** Where what is pressed lies. */
const keysOf = async (phone: Page): Promise<Record<string, number | undefined>> => {
  const places = ['key-1', 'key-0', 'send'].map(async (id) => [id, (await phone.getByTestId(id).boundingBox())?.y] as const)
  return Object.fromEntries(await Promise.all(places))
}

test('fault 10: no key and no Send moves under a finger when a sentence comes or goes', async ({ folder, browser }) => {
  const table = await fixedTable(browser, folder)
  await newEvent(table.page, 'Finals', PEOPLE, 'freestyle')
  await staff(table.page, 'marks', 6)
  const phones = await Promise.all(
    PHONE_SIZES.map(async (size, judge) => {
      const { url } = await invite(table.page, judge + 1)
      return await joinPhone(await phoneContext(browser, size), url, `Judge ${judge + 1}`)
    }),
  )
  // They have given something before: it stands below.
  for (const phone of phones) {
    await phone.getByTestId('key-6').tap()
    await phone.getByTestId('send').tap()
    await expect(phone.getByTestId('sent-value')).toContainText('6')
  }
  const goTo = (competitor: string) => tableCall(table.page, 'table.focus', { contest: 'k1', competitor, slot: 0 })
  await goTo('p2')
  for (const phone of phones) await expect(phone.getByTestId('foot')).toContainText('Ada Lovelace')
  for (const phone of phones) await expect(phone.locator('[data-where="table"]')).toHaveCount(1)
  const before = await Promise.all(phones.map(keysOf))
  for (const phone of phones) await phone.getByTestId('key-7').tap()
  await table.kill()
  for (const [index, phone] of phones.entries()) {
    await expect(phone.getByTestId('banner')).toHaveAttribute('data-id', 'offline')
    await shoot(phone, `companion-typing-offline-${index}`, [PHONE_SIZES[index]!])
    expect.soft(await keysOf(phone)).toEqual(before[index])
  }
  await table.revive()
  for (const phone of phones) await expect(phone.getByTestId('banner')).toHaveCount(0)
  await goTo('p3')
  for (const [index, phone] of phones.entries()) {
    await expect(phone.getByTestId('called')).toContainText('The table has called Grace Hopper')
    await shoot(phone, `companion-typing-called-${index}`, [PHONE_SIZES[index]!])
    expect.soft(await keysOf(phone)).toEqual(before[index])
    await phone.getByTestId('key-8').tap()
    await phone.getByTestId('send').tap()
    await expect(phone.getByTestId('foot')).toContainText('78')
  }
  await table.stop()
})

test('fault 15: what is half typed stays while the table has the part for a moment, and is sent after that', async ({ table, browser }) => {
  const { page } = table
  await newEvent(page, 'Finals', PEOPLE, 'freestyle')
  await staff(page, 'marks', 6)
  const phone = await joinPhone(await phoneContext(browser), (await invite(page, 1)).url, 'Maria')
  const { key, partitions } = await tableCall<DevicesView>(page, 'watch', { topic: 'devices' })
  const owner = partitions.find(({ partition }) => partition === 'judge-1')!.owner!
  const give = (to: string) => tableCall(page, 'command', { name: 'partition.take-over', partition: 'judge-1', key: to, confirmed: true })
  await phone.getByTestId('key-7').tap()
  await give(key)
  await expect(phone.getByTestId('banner')).toHaveAttribute('data-id', 'lost')
  await expect(phone.getByTestId('value')).toContainText('7')
  await expect(phone.getByTestId('enter-wait')).toContainText('What you typed stays here')
  await expect(phone.getByTestId('send')).toBeDisabled()
  await shoot(phone, 'companion-typing-lent', PHONE_SIZES)
  await give(owner.key)
  await expect(phone.getByTestId('banner')).toHaveCount(0)
  await phone.getByTestId('key-8').tap()
  await phone.getByTestId('send').tap()
  await expect(phone.getByTestId('sent-value')).toContainText('78')
  await expect(phone.locator('[data-where="table"]')).toHaveCount(1)
})

test('a phone that takes its time to save says so, takes no second press, and the mark is given once', async ({ table, browser }) => {
  const { page } = table
  await newEvent(page, 'Finals', PEOPLE, 'freestyle')
  await staff(page, 'marks', 6)
  const phone = await joinPhone(await phoneContext(browser), (await invite(page, 1)).url, 'Maria')
  await phone.evaluate(() => {
    const put = IDBObjectStore.prototype.put
    let isSlow = true
    Object.assign(window, { hurry: () => (isSlow = false) })
    // A transaction is open for as long as something is asked in it.
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      const ask = () => isSlow && this.count().addEventListener('success', ask)
      if (this.name === 'entry') ask()
      return put.apply(this, args)
    }
  })
  await phone.getByTestId('key-7').tap()
  await phone.getByTestId('send').tap()
  await expect(phone.getByTestId('enter-saving')).toBeVisible()
  await expect(phone.getByTestId('send')).toBeDisabled()
  await shoot(phone, 'companion-saving', PHONE_SIZES.slice(0, 1))
  await phone.evaluate(() => (window as unknown as { hurry(): void }).hurry())
  await expect(phone.getByTestId('sent-value')).toContainText('7')
  await expect(phone.locator('[data-where="table"]')).toHaveCount(1)
})
