// The sessions of a competition: planned with the keyboard, said on every surface, and printed with one press.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '../build/check-steps.ts'
import { expect, test } from './support/journey.ts'
import { pdfText } from './support/pdf-text.ts'
import { invite, joinPhone, phoneContext, PHONE_SIZES, staff, tableCall } from './support/phones.ts'
import { DISPLAY_SIZES, PUBLIC_SIZES, shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent, publish } from './support/steps.ts'

const DIVISIONS = ['Girls 12', 'Girls 14', 'Girls 16', 'Boys 12', 'Boys 14', 'Boys 16']
const LIST = [
  'No;Name;Club;Division',
  ...DIVISIONS.flatMap((division, index) => [
    `${index * 2 + 1};Ada ${index};North;${division}`,
    `${index * 2 + 2};Bea ${index};South;${division}`,
  ]),
].join('\n')

const nameOf = (page: Page, session: number) => page.getByTestId('session-name').nth(session)
const sessionsOf = (page: Page) =>
  page.getByTestId('contest-session').evaluateAll((lists) => lists.map((list) => (list as HTMLSelectElement).selectedOptions[0]!.text))

/** A session by its name and start, with the keyboard: the field for a new one has the focus. */
async function plan(page: Page, name: string, starts: string): Promise<void> {
  await expect(page.getByTestId('session-new-name')).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await page.keyboard.type(starts)
  const before = await page.getByTestId('session').count()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('session-new-name')).toHaveValue('')
  await expect(nameOf(page, before)).toHaveValue(name)
}

/** From the field for a new session to the first contest: name, start, the button. */
async function toContests(page: Page): Promise<void> {
  for (let press = 0; press < 3; press++) await page.keyboard.press('Tab')
  await expect(page.getByTestId('contest-session').first()).toBeFocused()
}

test('two sessions are planned with the keyboard alone; table, phone, display and public page say them, and one press prints one', async ({
  table,
  server,
  browser,
}) => {
  test.setTimeout(240_000)
  const { page } = table
  await newEvent(page, 'Spring Cup', LIST, 'diving')
  await expect(page.getByTestId('session-now')).toHaveCount(0)
  await staff(page, 'marks', 7)
  await page.keyboard.press('Control+d')
  await shoot(page, 'sessions-none', TABLE_SIZES)
  await plan(page, 'Saturday morning', 'Sat 9:00')
  await plan(page, 'Saturday afternoon', 'Sat 14:00')
  await toContests(page)
  for (const session of '111222') await page.keyboard.press(session)
  const [morning, afternoon] = ['1 · Saturday morning', '2 · Saturday afternoon']
  await expect.poll(() => sessionsOf(page)).toEqual([morning, morning, morning, afternoon, afternoon, afternoon])
  await shoot(page, 'sessions-planned', TABLE_SIZES)

  // The bar says it, the finder finds by it, and going to another contest says the other one.
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('input')).toBeFocused()
  await expect(page.getByTestId('session-now')).toHaveText('Saturday morning')
  await page.keyboard.press('Control+k')
  await page.getByTestId('find-query').fill('afternoon boys 14')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('session-now')).toHaveText('Saturday afternoon')
  await page.keyboard.press('Control+1')
  await expect(page.getByTestId('session-now')).toHaveText('Saturday morning')
  await shoot(page, 'sessions-bar', TABLE_SIZES)

  // A judge's phone, a display and the public page.
  const context = await phoneContext(browser)
  const phone = await joinPhone(context, (await invite(page, 3)).url, 'Maria')
  await expect(phone.getByTestId('title')).toHaveText(/^Judge 3 · .*Girls 12 · Saturday morning$/)
  await shoot(phone, 'sessions-phone', PHONE_SIZES)
  const display = await table.openDisplay()
  await expect(display.locator('.head')).toContainText('Saturday morning')
  await shoot(display, 'sessions-display', DISPLAY_SIZES)
  const address = await publish(page, server.url)
  const reader = await (await browser.newContext()).newPage()
  await expect(async () => {
    await reader.goto(address)
    await expect(reader.getByRole('heading', { level: 2 })).toHaveText(['Saturday morning · Sat 9:00', 'Saturday afternoon · Sat 14:00'])
  }).toPass()
  await shoot(reader, 'sessions-public', PUBLIC_SIZES)

  // Two dives of each contest of the morning, and what a session comes to on paper.
  for (const [contest, competitor] of [
    ['k2', 'p3'],
    ['k2', 'p4'],
    ['k3', 'p5'],
    ['k3', 'p6'],
  ] as const)
    for (const slot of [0, 1])
      await tableCall(page, 'command', {
        name: 'attempt.record',
        contest,
        competitor,
        slot,
        values: { difficulty: 20, marks: [70, 75, 70, 65, 70, 80, 70] },
        confirmed: true,
      })
  await page.keyboard.press('Control+p')
  await page.getByTestId('document-scope').selectOption({ label: 'Saturday morning · Sat 9:00' })
  await expect(page.locator('[data-testid=document][data-paper=session-protocol]')).toHaveCount(1)
  await expect(page.locator('[data-testid=document][data-paper=protocol]')).toHaveCount(0)
  await shoot(page, 'sessions-documents', TABLE_SIZES)
  const coming = page.waitForEvent('download', { timeout: 90_000 })
  await page.getByTestId('document-set').last().click()
  const file = readFileSync(await (await coming).path())
  writeFileSync(join(root, 'screenshots', 'session.pdf'), file)
  const pages = await pdfText(file)
  const first = pages[0]!
  expect(first).toMatch(/Session protocol.*Saturday morning · Sat 9:00.*Version 1/)
  const protocol = pages.slice(0, pages.findIndex((text) => text.includes('Secretary')) + 1).join(' ')
  expect(protocol).toMatch(/Girls 12.*Girls 14.*Ada 1.*Girls 16.*Ada 2.*Chief judge.*Secretary/)
  expect(protocol.match(/Secretary/g)).toHaveLength(1)
  expect(pages.join(' ')).not.toContain('Boys')
  await expect(page.locator('[data-testid=document][data-paper=session-protocol]')).toContainText(/version 1 of/)
})

test('twenty contests go into their sessions in twenty presses; a session is renamed, moved, removed and brought back; a name is told once', async ({
  table,
}) => {
  test.setTimeout(180_000)
  const { page } = table
  const divisions = Array.from({ length: 20 }, (_, index) =>
    index === 3 ? 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren-Maria' : `Class ${index + 1}`,
  )
  await newEvent(
    page,
    'Long day',
    ['No;Name;Division', ...divisions.map((name, index) => `${index + 1};Ada ${index};${name}`)].join('\n'),
    'time',
  )

  // From the set-up's step of the contests, too.
  await page.getByRole('button', { name: 'Set-up' }).click()
  await page.getByTestId('step-contests').click()
  await page.getByTestId('contests-sessions').click()
  await plan(page, 'Morning', '')
  await plan(page, 'The afternoon of the second day, in the hall of the old swimming bath by the river', 'Sunday, after lunch')
  await shoot(page, 'sessions-set-up', TABLE_SIZES)
  await page.getByTestId('step-screens').click()
  await page.getByTestId('to-table').click()
  await expect(page.getByTestId('input')).toBeFocused()

  // Opened again, the first contest that is in none has the focus.
  await page.keyboard.press('Control+d')
  await expect(page.getByTestId('contest-session').first()).toBeFocused()
  await page.keyboard.type('11111111112222222222', { delay: 5 })
  await expect.poll(async () => (await sessionsOf(page)).map((name) => name[0]).join('')).toBe('11111111112222222222')
  await page.keyboard.press('0')
  await expect.poll(async () => (await sessionsOf(page)).at(-1)).toBe('in no session')
  await shoot(page, 'sessions-long', TABLE_SIZES)

  // A name of eighty letters is cut in the bar, and whole under the pointer.
  await page.keyboard.press('Control+k')
  await page.getByTestId('find-query').fill('class 12')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('session-now')).toContainText('The afternoon of the second day')
  await shoot(page, 'sessions-bar-long', TABLE_SIZES)
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+d')

  await nameOf(page, 0).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Early')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('session-now')).toHaveText('Early')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(nameOf(page, 1)).toHaveValue('Early')
  await expect(nameOf(page, 1)).toBeFocused()
  await page.keyboard.press('Alt+Delete')
  await expect(page.getByTestId('session-said')).toContainText(
    'Early is removed. Its 10 contests are in no session now; no result changed.',
  )
  await expect(page.getByTestId('session-now')).toHaveCount(0)
  await shoot(page, 'sessions-removed', TABLE_SIZES)
  await expect(page.getByTestId('session-undo')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('session-now')).toHaveText('Early')

  await page.getByTestId('session-new-name').fill(' EARLY ')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('session-add')).toContainText('Two sessions can’t both be called EARLY')
  await shoot(page, 'sessions-refused', TABLE_SIZES)
})
