// No network at all between a judge's phone and the table: what waits is saved to a file, somebody carries it, and it goes in at the table.
import { readFileSync } from 'node:fs'
import { expect, test } from './support/journey.ts'
import { invite, joinPhone, PHONE_SIZES, phoneContext, staff, tapKeys } from './support/phones.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent } from './support/steps.ts'

const PEOPLE = ['No;Name;Club;Division', '11;Ada Lovelace;North;Open', '12;Bea Arthur;South;Open'].join('\n')

test('fault 60: a phone without a network saves what waits to a file, and the table takes it in once', async ({ table, browser }) => {
  const { page } = table
  await newEvent(page, 'Club Open', PEOPLE, 'diving')
  await staff(page, 'marks', 7)
  const context = await phoneContext(browser)
  const phone = await joinPhone(context, (await invite(page, 1)).url, 'Ali')

  await context.setOffline(true)
  await tapKeys(phone, '7', 'half')
  await phone.getByTestId('send').tap()
  await expect(phone.getByTestId('link')).toContainText('1 waiting')
  await phone.getByTestId('title').tap()
  const download = phone.waitForEvent('download')
  await phone.getByTestId('save-file').tap()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.scoretable-entries$/)
  await expect(phone.getByTestId('saved-file')).toContainText('1 saved in the file')
  await shoot(phone, 'companion-save-file', PHONE_SIZES)
  const text = readFileSync(await file.path(), 'utf8')
  expect(text).not.toContain('judge-1')

  await page.getByTestId('devices-state').click()
  const choose = (name: string, content: string) =>
    page.getByTestId('take-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
  await choose('holiday.txt', 'no such file')
  await expect(page.getByTestId('took-file')).toContainText('That is no file of a phone’s entries')
  await choose(file.suggestedFilename(), text)
  await expect(page.getByTestId('took-file')).toContainText('1 entry of Ali taken in.')
  await shoot(page, 'table-take-file', TABLE_SIZES)
  await choose(file.suggestedFilename(), text)
  await expect(page.getByTestId('took-file')).toContainText('was here already')

  await context.setOffline(false)
  await phone.getByTestId('about-close').tap()
  await expect(phone.getByTestId('link')).toContainText('Table here', { timeout: 40_000 })
  await expect(phone.getByTestId('steps').first()).toHaveAttribute('data-where', 'table')
})
