// Devices, from the table alone: a judge is invited, another phone takes a part over, what came too late is settled, a device is removed, and
// wrong codes are told. Nothing is asked of the station but through what a person can press, where it is not only about how a crowd is drawn.
import type { Browser, Page } from '@playwright/test'
import { signJoin } from '../core/wire/join.ts'
import { expect, test } from './support/journey.ts'
import { joinPhone, phoneContext, tableCall, tapKeys } from './support/phones.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent } from './support/steps.ts'

const PEOPLE = [
  'No;Name;Club;Division',
  '11;Ada Lovelace;North;Open',
  '12;محمد الأمين عبد الرحمن;South;Open',
  '13;Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren-Maria;East;Open',
  '14;<script>window.hacked = true</script>;West;Open',
].join('\n')

const where = (phone: Page) => phone.getByTestId('steps').first()
const give = async (phone: Page, ...keys: string[]) => {
  await tapKeys(phone, ...keys)
  await phone.getByTestId('send').tap()
}
const deviceOf = (page: Page, name: string) => page.getByTestId('device').filter({ hasText: name })

/** Opens the devices panel with its key, and lets judges mark from there. */
async function staffed(page: Page): Promise<void> {
  await newEvent(page, 'Club Open', PEOPLE, 'diving')
  await page.keyboard.press('F1')
  await expect(page.getByTestId('invite')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('staff-offer-save')).toHaveText('Let 7 judges mark')
}

/** Chooses parts in the opened form, and makes their codes. */
async function inviteAs(page: Page, ...labels: string[]): Promise<void> {
  for (const label of labels) await page.getByTestId('invite-choice').filter({ hasText: label }).click()
  await page.getByTestId('invite-make').click()
  await expect(page.getByTestId('invite-form')).toHaveCount(0)
}

/** The address behind the code on a card. */
const addressOn = async (page: Page, title: string): Promise<string> => {
  const code = page.getByTestId('invitation').filter({ hasText: title }).getByTestId('invitation-code')
  return (await code.getAttribute('data-url'))!
}
const joinAs = async (page: Page, browser: Browser, title: string, name: string) => {
  const context = await phoneContext(browser)
  const phone = await joinPhone(context, await addressOn(page, title), name)
  return { context, phone }
}

test('seven judges are invited at once, by keys alone; one scans and scores, and its digits are compared', async ({ table, browser }) => {
  const { page } = table
  await staffed(page)
  await expect(page.getByTestId('devices-reach')).toContainText('--lan')
  await shoot(page, 'devices-empty', TABLE_SIZES)
  await page.getByTestId('staff-offer-save').click()
  await expect(page.getByTestId('invite-choice').filter({ hasText: 'Judge' })).toHaveCount(7)
  await page.getByTestId('invite-all').click()
  await shoot(page, 'devices-invite', TABLE_SIZES)
  await expect(page.getByTestId('invite-make')).toHaveText('Show 7 codes')
  await page.getByTestId('invite-make').click()
  await expect(page.getByTestId('invitation')).toHaveCount(7)
  await expect(page.getByTestId('invitation-left').first()).toHaveText('15 min left')
  await expect(page.getByTestId('join-address')).toHaveText(/^http:.*\/j$/)
  await shoot(page, 'devices-codes', TABLE_SIZES)

  const { phone } = await joinAs(page, browser, 'Judge 3', 'Maria')
  const card = page.getByTestId('joined')
  await expect(card).toContainText('Maria')
  await expect(card).toContainText('Judge 3')
  await expect(page.getByTestId('invitation')).toHaveCount(6)
  await phone.getByTestId('top').tap()
  await expect(page.getByTestId('joined-check')).toHaveText(await phone.getByTestId('check').innerText())
  await phone.getByTestId('about-close').tap()
  await shoot(page, 'devices-joined', TABLE_SIZES)
  await page.getByTestId('joined-same').click()
  await expect(card).toHaveCount(0)

  await give(phone, '7', 'half')
  await expect(where(phone)).toHaveAttribute('data-where', 'table')
  await expect(page.getByTestId('judge').nth(2)).toContainText('7.5')
  await expect(page.getByTestId('devices-state')).toHaveText('Devices 1/1')

  // A code can be taken back, and is good for nothing then.
  const withdrawn = await addressOn(page, 'Judge 1')
  await page.getByTestId('invitation').filter({ hasText: 'Judge 1' }).getByTestId('invitation-withdraw').click()
  await expect(page.getByTestId('invitation')).toHaveCount(5)
  const stranger = await (await phoneContext(browser)).newPage()
  await stranger.goto(withdrawn)
  await stranger.getByTestId('join-send').tap()
  await expect(stranger.getByTestId('join-fault')).toContainText('ask the table for a new one')
  await expect(page.getByTestId('warning')).toContainText('Wrong join codes')
  await expect(page.getByTestId('devices-state')).toHaveAttribute('data-tone', 'warn')
  await shoot(page, 'devices-warning', TABLE_SIZES)
  await page.getByTestId('warnings-read').click()
  await expect(page.getByTestId('warning')).toHaveCount(0)

  // Its name is changed in place, with the keyboard: down to its row, Enter, type, Enter.
  const head = page.getByTestId('device-head').first()
  await head.focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('device-name').fill('Wolfeschlegelsteinhausenbergerdorff-Mari')
  await page.keyboard.press('Enter')
  await expect(head).toContainText('Wolfeschlegel')
  await shoot(page, 'devices-opened', TABLE_SIZES)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('device-detail')).toHaveCount(0)
  await expect(head).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('device-table').getByRole('button')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('panel')).toHaveCount(0)
  await expect(page.getByTestId('input')).toBeFocused()
})

test('another phone takes the place of one that fell silent; what that one wrote is taken in or left out, and nothing goes by itself', async ({
  table,
  browser,
}) => {
  const { page } = table
  await staffed(page)
  await page.getByTestId('staff-offer-save').click()
  await inviteAs(page, 'Judge 1')
  const { context: pool, phone: lost } = await joinAs(page, browser, 'Judge 1', 'Lost phone')
  await give(lost, '7')
  await expect(where(lost)).toHaveAttribute('data-where', 'table')
  await page.getByTestId('joined-same').click()

  // Out of reach, its judge goes on: two marks that nobody has seen.
  await pool.setOffline(true)
  await expect(lost.getByTestId('link')).toContainText('Table away')
  for (const mark of ['3', '4']) {
    await lost.getByTestId('go-next').tap()
    await give(lost, mark)
  }
  await expect(lost.getByTestId('link')).toContainText('2 waiting')
  await expect(deviceOf(page, 'Lost phone')).toHaveAttribute('data-state', 'away', { timeout: 60_000 })
  await expect(deviceOf(page, 'Lost phone').getByTestId('device-state')).toContainText('away for')
  await shoot(page, 'devices-away', TABLE_SIZES)

  // Whoever joins in its place is told to lose it the part before a code is made, and again on the card.
  await page.getByTestId('invite').click()
  await page.getByTestId('invite-choice').filter({ hasText: 'Judge 1' }).click()
  await expect(page.getByTestId('invite-takes')).toContainText('Judge 1 from Lost phone')
  await page.getByTestId('invite-make').click()
  await expect(page.getByTestId('invitation-takes')).toContainText('from Lost phone')
  await shoot(page, 'devices-takes-over', TABLE_SIZES)
  const { phone: second } = await joinAs(page, browser, 'Judge 1', 'New phone')
  await expect(second.getByTestId('sent-value')).toHaveText('7.0')
  await page.getByTestId('joined-same').click()
  await expect(deviceOf(page, 'Lost phone')).toHaveAttribute('data-lost', 'true')

  await pool.setOffline(false)
  await expect(page.getByTestId('late')).toHaveCount(2, { timeout: 60_000 })
  await expect(page.getByTestId('late').first()).toContainText('from Lost phone')
  await expect(page.getByTestId('late').first()).toContainText('3.0')
  await shoot(page, 'devices-late', TABLE_SIZES)
  await expect(lost.getByTestId('banner')).toContainText('given to New phone')

  // One is right and counts from now on, as the new phone's own; the phone goes on as if nothing had been.
  await page.getByTestId('late').first().getByTestId('late-adopt').click()
  await expect(page.getByTestId('late')).toHaveCount(1)
  await expect(second.getByTestId('foot')).toContainText('3.0')
  await second.getByTestId('change').tap()
  await tapKeys(second, '8')
  await second.getByRole('button', { name: 'Mistyped' }).tap()
  await second.getByTestId('send').tap()
  await expect(second.getByTestId('sent-value')).toHaveText('8.0')
  await expect(where(second)).toHaveAttribute('data-where', 'table')
  await expect(page.getByTestId('judge').first()).toContainText('8.0')

  // The other is left out, and says why.
  await page.getByTestId('late-dismiss').click()
  await page.getByTestId('late-leave').click()
  await expect(page.getByTestId('late-problem')).toContainText('Say why')
  await page.getByTestId('late-reason').fill('Given for the wrong dive')
  await shoot(page, 'devices-late-reason', TABLE_SIZES)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('late-tray')).toHaveCount(0)

  // The part goes back to the first phone, without a code: both are told.
  const newPhone = deviceOf(page, 'New phone')
  await newPhone.getByTestId('device-head').click()
  await newPhone.getByTestId('part-move').click()
  await expect(newPhone.getByTestId('move-words')).toContainText('Lost phone goes on as Judge 1')
  await shoot(page, 'devices-hand-over', TABLE_SIZES)
  await newPhone.getByTestId('move-do').click()
  await expect(second.getByTestId('banner')).toContainText('given to Lost phone')
  await expect(lost.getByTestId('banner')).toHaveCount(0)
  await expect(lost.getByTestId('send').or(lost.getByTestId('change')).first()).toBeVisible()
  await expect(deviceOf(page, 'Lost phone')).not.toHaveAttribute('data-lost', 'true')

  // The new phone is not needed any more.
  await newPhone.getByTestId('device-remove').click()
  await expect(newPhone.getByTestId('remove-words')).toContainText('What it has sent counts')
  await shoot(page, 'devices-remove', TABLE_SIZES)
  await newPhone.getByTestId('remove-do').click()
  await expect(newPhone).toHaveAttribute('data-state', 'removed')
  await expect(second.getByTestId('banner')).toContainText(/given to Lost phone|removed at the table/)
  await expect(page.getByTestId('devices-state')).toHaveText('Devices 1/1')
})

test('the last step of set-up invites devices too; a spare phone waits there until it is handed a part', async ({ table, browser }) => {
  const { page } = table
  await staffed(page)
  await page.getByTestId('staff-offer-save').click()
  await page.getByTestId('invite-close').click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Set-up' }).click()
  await page.getByTestId('step-screens').click()
  await page.getByTestId('invite').click()
  await inviteAs(page, 'Judge 2', 'Spare phone', 'Standby laptop')
  await expect(page.getByTestId('invitation')).toHaveCount(3)
  await shoot(page, 'set-up-devices', TABLE_SIZES)
  const { phone: judge } = await joinAs(page, browser, 'Judge 2', 'Flat phone')
  const { phone: spare } = await joinAs(page, browser, 'Spare phone', 'Spare')
  await expect(spare.getByTestId('nobody')).toBeVisible()
  const flat = deviceOf(page, 'Flat phone')
  await flat.getByTestId('device-head').click()
  await flat.getByTestId('part-move').click()
  await flat.getByTestId('move-to').selectOption({ label: 'Spare' })
  await flat.getByTestId('move-do').click()
  await expect(spare.getByTestId('title')).toContainText('Judge 2')
  await expect(spare.getByTestId('name')).toHaveText('Ada Lovelace')
  await give(spare, '6')
  await expect(where(spare)).toHaveAttribute('data-where', 'table')
  await expect(judge.getByTestId('banner')).toContainText('given to Spare')
})

test('forty devices with long names stay a list that the arrows walk; a code that has ended is made anew in one press', async ({
  table,
}) => {
  const { page } = table
  await newEvent(page, 'Club Open', PEOPLE, 'diving')
  for (let at = 1; at <= 40; at++) {
    await tableCall(page, 'device.invite', { assignment: { partitions: [], title: `Station ${at} · Wolfeschlegelsteinhausenberger` } })
    const { invitations } = await tableCall<{ invitations: { code: string; url: string }[] }>(page, 'watch', { topic: 'devices' })
    const { code, url } = invitations[0]!
    const name = `Phone ${at} of Wolfeschlegelsteinhausenberger`.slice(0, 40)
    // The proof signs the code as the hub knows it, without the dash that people read.
    const body = JSON.stringify(signJoin(code, name, new Uint8Array(32).fill(at)))
    const answer = await fetch(new URL('/v1/join', url), { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect(answer.status, await answer.text()).toBe(200)
  }
  await page.keyboard.press('F1')
  await expect(page.getByTestId('device')).toHaveCount(40)
  await expect(page.getByTestId('devices-state')).toHaveText('Devices 0/40')
  const wide = await page.getByTestId('panel').evaluate((panel) => panel.querySelector('.panel-body')!.scrollWidth - panel.clientWidth)
  expect(wide).toBeLessThanOrEqual(0)
  const heads = page.getByTestId('device-head')
  await heads.first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(heads.nth(2)).toBeFocused()
  await page.keyboard.press('Enter')
  await shoot(page, 'devices-many', TABLE_SIZES)

  await page.getByTestId('invite').click()
  await inviteAs(page, 'Standby laptop')
  await expect(page.getByTestId('invitation')).toHaveCount(1)
  await page.keyboard.press('F1')
  await page.clock.install({ time: Date.now() + 16 * 60_000 })
  await page.keyboard.press('F1')
  await expect(page.getByTestId('invitation')).toContainText('This code has ended')
  await shoot(page, 'devices-ended', TABLE_SIZES)
  const ended = (await page.getByTestId('invitation').getAttribute('data-invitation'))!
  await page.getByTestId('invitation-again').click()
  await expect(page.locator(`[data-invitation="${ended}"]`)).toHaveCount(0)
  await page.keyboard.press('F1')
  await page.clock.setSystemTime(Date.now())
  await page.keyboard.press('F1')
  await expect(page.getByTestId('invitation-code')).toBeVisible()
  await shoot(page, 'devices-standby', TABLE_SIZES)
})
