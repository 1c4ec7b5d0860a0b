import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { cleanUp, temporaryFolder } from '../station/testing/station.ts'
import { keepAdmitted } from './admitted.ts'
import { type Admitted, cookieName, createEntrance } from './entrance.ts'

afterEach(cleanUp)

/** Tokens t1, t2, t3 … in place of random ones. */
function entrance(admitted?: Admitted) {
  let count = 0
  return createEntrance(() => `t${++count}`, admitted)
}

describe('a token', () => {
  test('lets in once, for a cookie that is known from then on', () => {
    const door = entrance()
    const token = door.issue()
    expect(door.waits).toBe(true)
    const cookie = door.admit(token)
    expect(cookie).not.toBe(token)
    expect(door.knows(cookie ?? '')).toBe(true)
    expect(door.waits).toBe(false)
    expect(door.admit(token)).toBeNull()
  })

  test('that nobody used stays the one that is shown', () => {
    const door = entrance()
    expect([door.issue(), door.issue()]).toEqual(['t1', 't1'])
    expect(door.admit('t1')).not.toBeNull()
    expect(door.issue()).not.toBe('t1')
  })

  test.each(['', 't', 't11', 'T1', 't1 ', 'é1', '\u0000', 'x'.repeat(100_000)])(
    '%j is none, and does not spend the one that is',
    (tried) => {
      const door = entrance()
      door.issue()
      expect(door.admit(tried)).toBeNull()
      expect(door.admit('t1')).not.toBeNull()
    },
  )

  test('lets nobody in before there is one', () => {
    const door = entrance()
    expect([door.admit(''), door.admit('null'), door.knows(undefined), door.knows(''), door.knows('t1')]).toEqual([
      null,
      null,
      false,
      false,
      false,
    ])
  })
})

describe('a browser that was let in', () => {
  test('is still known after the station was started again, and the file opens nothing', () => {
    const home = temporaryFolder()
    const before = entrance(keepAdmitted(home))
    const cookie = before.admit(before.issue()) ?? ''
    const after = entrance(keepAdmitted(home))
    expect(after.knows(cookie)).toBe(true)
    const kept = readFileSync(join(home, 'browsers.json'), 'utf8')
    expect(kept).not.toContain(cookie)
    const [hash] = JSON.parse(kept) as [string]
    expect(after.knows(hash)).toBe(false)
    expect(statSync(join(home, 'browsers.json')).mode & 0o077).toBe(0)
  })

  test('is forgotten once sixteen others came after it', () => {
    const home = temporaryFolder()
    const door = entrance(keepAdmitted(home))
    const cookies = Array.from({ length: 20 }, () => door.admit(door.issue()) ?? '')
    const again = entrance(keepAdmitted(home))
    for (const each of [door, again]) expect(cookies.map((cookie) => each.knows(cookie))).toEqual(cookies.map((_, index) => index >= 4))
  })

  test.each(['', 'half [', '{}', '["short"]', '[1]', 'null'])('has to be let in anew where the file holds %j', (text) => {
    const home = temporaryFolder()
    writeFileSync(join(home, 'browsers.json'), text)
    const door = entrance(keepAdmitted(home))
    expect(door.knows('')).toBe(false)
    expect(door.knows(door.admit(door.issue()) ?? '')).toBe(true)
  })

  test('is let in where nothing can be kept', () => {
    const door = entrance(keepAdmitted(join(temporaryFolder(), 'gone')))
    expect(door.knows(door.admit(door.issue()) ?? '')).toBe(true)
  })
})

test('a cookie is named after its station’s port, because browsers give it to every port', () => {
  expect(cookieName({ host: '127.0.0.1:4680' })).toBe('scoretable-table-4680')
  expect(cookieName({ host: 'localhost:4700' })).toBe('scoretable-table-4700')
  expect(cookieName({ host: '127.0.0.1' })).toBe('scoretable-table-80')
})
