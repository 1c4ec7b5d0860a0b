// The command line of the app in Electron: ours among Chromium's.
import { expect, test } from 'vitest'
import { ownArguments } from './own-arguments.ts'

test.for<[string[], string[]]>([
  [['electron', '.'], []],
  [
    ['electron', '--no-sandbox', '.', '--port', '4700', '--lan', '--enable-logging=stderr'],
    ['--port', '4700', '--lan'],
  ],
  [['/opt/Scoretable/scoretable', '--port=4700', '-psn_0_12345'], ['--port=4700']],
  [['scoretable', '--port'], ['--port']],
])('%j leaves %j', ([argv, own]) => {
  expect(ownArguments(argv)).toEqual(own)
})
