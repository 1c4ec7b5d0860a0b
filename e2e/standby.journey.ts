// The table's laptop dies in the middle of an event and another one goes on: the key on paper, standing by, taking over, and the first one's
// return. Two real stations; the first is killed as a power cut does it.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { fixedTable, invite, joinPhone, phoneContext, staff, tableCall, tapKeys } from './support/phones.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent } from './support/steps.ts'

const PEOPLE = ['No;Name;Division', '11;Ada Lovelace;Open', '12;Bea Arthur;Open', '13;Cleo Laine;Open'].join('\n')

/** The line that the devices panel shows for a laptop that stands by. */
async function standbyLine(page: Page): Promise<string> {
  const made = await tableCall<{ invitation: string }>(page, 'device.invite', { assignment: { partitions: [], follows: 'all' } })
  const { invitations } = await tableCall<{ invitations: { id: string; url: string }[] }>(page, 'watch', { topic: 'devices' })
  return invitations.find(({ id }) => id === made.invitation)!.url
}

/** A group with another last letter than it has. */
const wrong = (group: string) => group.slice(0, 3) + (group.endsWith('A') ? 'B' : 'A')

test('a recovery key is printed and asked back; it is on no other screen, and a wrong group is named', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Club Open', PEOPLE, 'diving')
  await expect(page.getByTestId('recovery-reminder')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('recovery')
  await page.keyboard.press('Enter')
  await page.getByTestId('recovery-show').click()
  const groups = await page.getByTestId('recovery-key').locator('b').allInnerTexts()
  expect(groups).toHaveLength(9)
  await shoot(page, 'recovery-key', TABLE_SIZES)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.recovery-paper')).toContainText(groups[8]!)
  await expect(page.getByTestId('top-bar')).toBeHidden()
  await page.screenshot({ path: join('screenshots', 'recovery-paper.png') })
  await page.emulateMedia({ media: null })

  const numbers = await page.locator('.recovery-confirm label').allInnerTexts()
  const asked = numbers.map((label) => groups[Number(/\d/.exec(label)![0]) - 1]!)
  await page.getByTestId('recovery-group-1').fill(asked[0]!)
  await page.getByTestId('recovery-group-2').fill('AAAA')
  await page.getByTestId('recovery-confirm').click()
  await expect(page.getByTestId('recovery-problem')).toContainText('Group')
  await shoot(page, 'recovery-wrong-group', TABLE_SIZES.slice(0, 1))
  await page.getByTestId('recovery-group-2').fill(asked[1]!.toLowerCase())
  await page.getByTestId('recovery-confirm').click()
  await expect(page.getByTestId('recovery-confirmed')).toBeVisible()
  await expect(page.getByTestId('recovery-reminder')).toHaveCount(0)
  await shoot(page, 'recovery-confirmed', TABLE_SIZES.slice(0, 1))
})

test('fault 20: the table’s laptop dies; the one that stood by goes on with one press and the key, phones go on there, and the first is told when it is back', async ({
  folder,
  browser,
}) => {
  test.setTimeout(180_000)
  const first = await fixedTable(browser, join(folder, 'first'))
  await newEvent(first.page, 'Club Open', PEOPLE, 'diving')
  await staff(first.page, 'marks', 7)
  const { groups } = await tableCall<{ groups: string[] }>(first.page, 'recovery.show', {})

  const second = await fixedTable(browser, join(folder, 'second'))
  const { page } = second
  await expect(page.getByTestId('stand-by')).toBeVisible()
  await shoot(page, 'standby-welcome', TABLE_SIZES)
  await page.getByTestId('stand-by-address').fill('127.0.0.1:9 BCDF-GHJK')
  await page.getByTestId('stand-by-do').click()
  await expect(page.getByTestId('stand-by-problem')).toContainText('Nothing answers')
  await page.getByTestId('stand-by-address').fill(await standbyLine(first.page))
  await page.getByTestId('stand-by-do').click()
  await expect(page.getByTestId('standby-title')).toContainText(/^Standing by: everything up to \d\d:\d\d:\d\d is here/)
  await expect(page.locator('.order')).toContainText('Ada Lovelace')

  const context = await phoneContext(browser)
  const phone = await joinPhone(context, (await invite(first.page, 3)).url, 'Maria')
  await tapKeys(phone, '7')
  await phone.getByTestId('send').tap()
  await expect(phone.getByTestId('steps').first()).toHaveAttribute('data-where', 'table')
  await shoot(page, 'standby-following', TABLE_SIZES)
  // The phone has heard where else it may send, and the other laptop who may.
  await expect
    .poll(async () =>
      (await tableCall<{ devices: { name: string }[] }>(page, 'watch', { topic: 'devices' })).devices.map(({ name }) => name),
    )
    .toContain('Maria')

  await first.kill()
  await expect(page.getByTestId('standby')).toHaveAttribute('data-tone', 'bad')
  await expect(page.getByTestId('standby-text')).toContainText('does not answer')
  await page.getByTestId('take-over').click()
  await page.getByTestId('take-over-key').fill(`${groups.slice(0, 8).join('-')}-${wrong(groups[8]!)}`)
  await page.keyboard.press('Enter')
  await expect(page.locator('.take-over')).toContainText('Group 9 is not right')
  await shoot(page, 'standby-take-over', TABLE_SIZES)
  await page.getByTestId('take-over-key').fill(groups.join(' ').toLowerCase())
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('standby')).toHaveAttribute('data-role', 'took-over')
  await expect(page.getByTestId('standby')).toContainText('Scoring table')
  await shoot(page, 'standby-took-over', TABLE_SIZES)
  await page.getByRole('button', { name: 'I have read it' }).click()

  // The phone goes on by itself, with what it was given before.
  await phone.getByTestId('change').tap()
  await tapKeys(phone, '8')
  await phone.getByRole('button', { name: 'Mistyped' }).tap()
  await phone.getByTestId('send').tap()
  await expect(phone.getByTestId('sent-value')).toHaveText('8.0')
  await expect(page.locator('.centre')).toContainText('8.0', { timeout: 40_000 })
  await expect(phone.getByTestId('link')).toHaveText(/^●? ?Table here$/, { timeout: 40_000 })
  await expect(phone.getByTestId('steps').first()).toHaveAttribute('data-where', 'table')
  await shoot(phone, 'standby-phone', [{ width: 360, height: 640 }])

  await first.revive()
  await expect(first.page.getByTestId('standby')).toHaveAttribute('data-role', 'replaced', { timeout: 30_000 })
  await expect(first.page.getByTestId('standby-title')).toContainText('Second laptop is the table since')
  await expect(first.page.getByTestId('standby-text')).toContainText('nothing was lost')
  await expect(first.page.getByTestId('input')).not.toBeEditable()
  await shoot(first.page, 'standby-replaced', TABLE_SIZES)
  await Promise.all([first.stop(), second.stop()])
})

test('fault 32: a copy of the event’s files opens on another laptop with the recovery key, and with no other', async ({
  folder,
  browser,
  table,
}) => {
  await newEvent(table.page, 'Club Open', PEOPLE, 'diving')
  const { groups } = await tableCall<{ groups: string[] }>(table.page, 'recovery.show', {})
  await table.kill()
  const other = await fixedTable(browser, join(folder, 'other'))
  const { page } = other
  await expect(page.getByTestId('welcome')).toBeVisible()
  // Put there while it does not run, as from a stick.
  await other.kill()
  cpSync(join(table.home, 'events'), join(folder, 'other', 'events'), { recursive: true })
  await other.revive()
  await page.getByTestId('event-file').click()
  await page.getByTestId('recover-key').fill(`${groups.slice(0, 8).join('-')}-${wrong(groups[8]!)}`)
  await page.getByTestId('recover-do').click()
  await expect(page.getByRole('alert')).toContainText('Group 9 is not right')
  await shoot(page, 'recover', TABLE_SIZES)
  await page.getByTestId('recover-key').fill(groups.join('-'))
  await page.keyboard.press('Enter')
  await expect(page.locator('.order')).toContainText('Ada Lovelace')
  await other.stop()
})
