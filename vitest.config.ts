import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{core,main,renderer,server,build,samples,e2e}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
