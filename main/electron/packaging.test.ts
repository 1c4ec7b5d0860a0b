// How the packed app is closed against being used as something else, and what it tells the system of itself: electron-builder.yml.
import { expect, test } from 'vitest'
import { sourceText } from '../../build/check-sources.ts'

const config = sourceText('electron-builder.yml')

test.each([
  ['runAsNode', false],
  ['enableCookieEncryption', true],
  ['enableNodeOptionsEnvironmentVariable', false],
  ['enableNodeCliInspectArguments', false],
  ['enableEmbeddedAsarIntegrityValidation', true],
  ['onlyLoadAppFromAsar', true],
  ['loadBrowserProcessSpecificV8Snapshot', false],
  ['grantFileProtocolExtraPrivileges', false],
])('the fuse %s is %s', (fuse, value) => {
  const fuses = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(config)?.[1] ?? ''
  expect(fuses).toContain(`  ${fuse}: ${value}\n`)
})

test('event files are the app’s on every system', () => {
  expect(config).toMatch(/^fileAssociations:\n {2}- ext: scoretable\n/m)
})
