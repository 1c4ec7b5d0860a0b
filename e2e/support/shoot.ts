// Pictures of a screen at the sizes it is made for, in both schemes. They are for people to look at; nothing is compared.
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '../../build/check-steps.ts'

export interface Size {
  width: number
  height: number
}

/** The smallest window of the operator app, and a common large one. */
export const TABLE_SIZES: readonly Size[] = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

/** Projectors, televisions, and a screen on its side. */
export const DISPLAY_SIZES: readonly Size[] = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
]

/** A phone, and a laptop. */
export const PUBLIC_SIZES: readonly Size[] = [
  { width: 360, height: 640 },
  { width: 1366, height: 768 },
]

/** Takes the pictures and leaves the page as it was. */
export async function shoot(
  page: Page,
  name: string,
  sizes: readonly Size[],
  schemes: readonly ('light' | 'dark')[] = ['light', 'dark'],
): Promise<void> {
  const before = page.viewportSize()
  for (const size of sizes)
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(size)
      // Two frames: one that lays out, one that paints.
      await page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))))
      await page.screenshot({ path: join(root, 'screenshots', `${name}-${size.width}x${size.height}-${colorScheme}.png`) })
    }
  await page.emulateMedia({ colorScheme: null })
  if (before) await page.setViewportSize(before)
}
