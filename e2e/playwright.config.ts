// Journeys: what a person does, in a real browser, on real programs. Screenshots of every screen go to screenshots/, which git ignores.
import { defineConfig } from '@playwright/test'
import { chromiumArgs } from '../build/chromium.ts'

const chromium = process.env['CHROMIUM']

export default defineConfig({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../test-results',
  // These end what hangs, and judge nothing: a machine may be slow, or busy with other things.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  use: {
    viewport: { width: 1366, height: 768 },
    // Without pictures: of nine pages at once they cost more than the pages.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: { args: chromiumArgs(), ...(chromium ? { executablePath: chromium } : {}) },
  },
})
