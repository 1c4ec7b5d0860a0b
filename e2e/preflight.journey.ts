// Before the doors open: one press looks at everything; what is not right says what to do, and leads there.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/journey.ts'
import { invite, joinPhone, phoneContext, staff } from './support/phones.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent, publish, record } from './support/steps.ts'

test('one press says of everything whether it is right, leads to what is not, and holds up no scoring', async ({
  table,
  server,
  browser,
  folder,
}) => {
  test.setTimeout(300_000)
  const { page } = table
  await newEvent(page, 'Autumn Cup')
  await page.keyboard.press('Control+b')
  await expect(page.getByTestId('panel')).toHaveAttribute('data-panel', 'preflight')
  await shoot(page, 'preflight-before', TABLE_SIZES.slice(0, 1))
  const row = (check: string) => page.locator(`[data-testid=preflight-row][data-check=${check}]`)
  const all = async () => {
    await page.getByTestId('preflight-run').click()
    await expect(page.getByTestId('preflight-summary')).toBeVisible({ timeout: 30_000 })
  }
  await all()
  await expect(row('screens')).toHaveAttribute('data-state', 'attention')
  await expect(row('backup')).toHaveAttribute('data-state', 'attention')
  await expect(row('write')).toHaveAttribute('data-state', 'ok')
  // What needs a person stands first.
  const states = await page.getByTestId('preflight-row').evaluateAll((rows) => rows.map((each) => each.getAttribute('data-state')))
  expect(states.indexOf('ok')).toBeGreaterThan(states.lastIndexOf('attention'))
  await shoot(page, 'preflight-first', TABLE_SIZES)

  // Each sentence leads to where it is put right.
  await page.getByTestId('preflight-do-backup').click()
  await expect(page.getByTestId('panel')).toHaveAttribute('data-panel', 'backup')
  const stick = join(folder, 'stick')
  mkdirSync(stick)
  await page.getByTestId('backup-folder').fill(stick)
  await page.getByTestId('backup-keep').click()
  await expect(page.getByTestId('backup')).toBeVisible()
  await page.keyboard.press('Escape')
  const display = await table.openDisplay()
  await expect(display.getByTestId('display-scene')).toHaveAttribute('data-scene', 'leaderboard')
  await publish(page, server.url)
  await staff(page, 'lights', 3)
  const phone = await joinPhone(await phoneContext(browser), (await invite(page, 1)).url, 'Maria')
  await expect(phone.getByTestId('rehearsal')).toHaveCount(0)

  await page.keyboard.press('Control+b')
  await expect(page.getByTestId('preflight-row').first()).toBeVisible()
  // One at a time, too.
  await page.getByTestId('preflight-again-backup').click()
  await expect(row('backup')).toHaveAttribute('data-state', 'ok')
  await expect(row('backup')).toContainText('verified just now')
  await all()
  for (const check of ['event', 'screens', 'phones', 'server', 'clock', 'orders'])
    await expect(row(check)).toHaveAttribute('data-state', 'ok')
  await expect(row('parts')).toContainText('Without a device')
  // No green of what a tab can't know.
  await expect(row('printer')).toHaveAttribute('data-state', 'unknown')
  await shoot(page, 'preflight-ready', TABLE_SIZES)

  // It runs while somebody scores.
  await page.getByTestId('preflight-run').click()
  await page.getByTestId('input').focus()
  await record(page, '100')
  await expect(page.getByTestId('preflight-summary')).toBeVisible({ timeout: 30_000 })

  // The server goes; a press on that one alone tells.
  await server.stop()
  await page.getByTestId('preflight-again-server').click()
  await expect(row('server')).toHaveAttribute('data-state', 'attention')
  await expect(row('server')).toContainText('The server is not running')
  await server.start()
})

test('it is offered in the last step of the set-up, and a test page is what the printer is tried with', async ({ table }) => {
  const { page } = table
  await newEvent(page, 'Autumn Cup')
  await page.keyboard.press('Control+k')
  await page.getByTestId('find-query').fill('set-up')
  await page.keyboard.press('Enter')
  await page.getByTestId('step-screens').click()
  await page.getByTestId('preflight-run').click()
  await expect(page.getByTestId('preflight-summary')).toBeVisible({ timeout: 30_000 })
  await page.getByTestId('preflight').scrollIntoViewIfNeeded()
  await shoot(page, 'preflight-set-up', TABLE_SIZES.slice(0, 1))
  await page.evaluate(() => {
    window.print = () => {
      const paper = document.querySelector('.preflight-paper')
      document.body.dataset['printed'] = paper?.textContent ?? ''
      window.dispatchEvent(new Event('afterprint'))
    }
  })
  await page.getByTestId('preflight-do-printer').click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', /Test page/)
  await expect(page.getByTestId('test-page')).toHaveCount(0)
})
