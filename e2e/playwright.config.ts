// Journeys: what a person does, in a real browser, on real programs. Screenshots of every screen go to screenshots/, which git ignores.
import { defineConfig } from '@playwright/test'
import { chromiumArgs } from '../build/chromium.ts'

const chromium = process.env['CHROMIUM']

export default defineConfig({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
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
