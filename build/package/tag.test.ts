import { expect, test } from 'vitest'
import { wrongTag } from './tag.ts'

const CHANGES = '# Changelog\n\n## 1.2.3\n\n- New.\n'

test('a release’s tag is its version, and its notes are written', () => {
  expect(wrongTag('v1.2.3', '1.2.3', CHANGES)).toBeNull()
  expect(wrongTag('v1.2.3-rc.1', '1.2.3-rc.1', '## [1.2.3-rc.1] - 2026-01-01')).toBeNull()
})

test.each([
  ['v1.2.4', '1.2.3', 'has to be v1.2.3'],
  ['1.2.3', '1.2.3', 'has to be v1.2.3'],
  ['', '1.2.3', 'not given'],
  ['v1.2', '1.2', 'no version of a release'],
])('the tag %s of version %s is refused', (tag, version, why) => {
  expect(wrongTag(tag, version, CHANGES)).toContain(why)
})

test('a version without notes is refused', () => {
  expect(wrongTag('v1.3.0', '1.3.0', CHANGES)).toContain('no heading for 1.3.0')
})
