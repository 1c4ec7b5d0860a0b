// The panel with the recovery key, as a person goes through it.
import type { Page } from '@playwright/test'
import { expect } from './journey.ts'

export async function openRecovery(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('recovery')
  await page.keyboard.press('Enter')
}

/** Shows the key and confirms it as from its paper; its groups. */
export async function toPaper(page: Page): Promise<string[]> {
  await page.getByTestId('recovery-show').click()
  await expect(page.getByTestId('recovery-key')).toBeVisible()
  const groups = await page.getByTestId('recovery-key').locator('b').allInnerTexts()
  const numbers = await page.locator('.recovery-confirm label').allInnerTexts()
  const asked = numbers.map((label) => groups[Number(/\d/.exec(label)![0]) - 1]!)
  await page.getByTestId('recovery-group-1').fill(asked[0]!)
  await page.getByTestId('recovery-group-2').fill(asked[1]!)
  await page.getByTestId('recovery-confirm').click()
  await expect(page.getByTestId('recovery-confirmed')).toBeVisible()
  return groups
}
