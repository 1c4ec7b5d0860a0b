import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { foldersFor } from './folders.ts'
import { readOptions } from './options.ts'

describe('the command line', () => {
  test('asks for a port and for displays on the network', () => {
    expect(readOptions([], {})).toMatchObject({ ok: true, value: { port: 4680, lan: false } })
    expect(readOptions(['--port', '5000', '--lan'], {})).toMatchObject({ ok: true, value: { port: 5000, lan: true } })
    expect(readOptions(['--port=0'], {})).toMatchObject({ ok: true, value: { port: 0 } })
    expect(readOptions([], { SCORETABLE_PORT: '4800' })).toMatchObject({ ok: true, value: { port: 4800 } })
    expect(readOptions(['--port', '1'], { SCORETABLE_PORT: '4800' })).toMatchObject({ ok: true, value: { port: 1 } })
    expect(readOptions([], { SCORETABLE_PORT: '' })).toMatchObject({ ok: true, value: { port: 4680 } })
  })

  test.each<[string, string[], Record<string, string>]>([
    ['There is no option --colour.', ['--colour'], {}],
    ['There is no option -p.', ['-p', '3'], {}],
    ['“extra” is not an option.', ['extra'], {}],
    ['--port needs a number.', ['--port'], {}],
    ['--lan takes no value.', ['--lan=yes'], {}],
    ['“80a” is not a port between 0 and 65000.', ['--port', '80a'], {}],
    ['“-1” is not a port between 0 and 65000.', ['--port=-1'], {}],
    ['“65001” is not a port between 0 and 65000.', ['--port', '65001'], {}],
    ['“1e3” is not a port between 0 and 65000.', [], { SCORETABLE_PORT: '1e3' }],
  ])('%s', (sentence, args, env) => {
    const read = readOptions(args, env)
    expect(read.ok || read.error.message).toMatch(/^[^\n]+ Usage: npm start[^\n]*$/)
    expect(read.ok || read.error.message).toContain(sentence)
  })
})

describe('the folders', () => {
  test('are where each system keeps such things', () => {
    expect(foldersFor({ XDG_DATA_HOME: '/data' }, 'linux').home).toBe(resolve('/data/scoretable'))
    expect(foldersFor({}, 'linux').home).toBe(join(homedir(), '.local', 'share', 'scoretable'))
    expect(foldersFor({}, 'darwin').home).toBe(join(homedir(), 'Library', 'Application Support', 'Scoretable'))
    expect(foldersFor({ APPDATA: '/roaming' }, 'win32').home).toBe(resolve('/roaming/Scoretable'))
  })

  test('are elsewhere where SCORETABLE_HOME says so, whatever the program’s own folder is', () => {
    expect(foldersFor({ SCORETABLE_HOME: '/club' }, 'darwin')).toEqual({ home: resolve('/club'), events: resolve('/club/events') })
    expect(foldersFor({ SCORETABLE_HOME: 'club' }, 'linux').home).toBe(resolve('club'))
    expect(foldersFor({ SCORETABLE_HOME: '' }, 'linux').home).toBe(join(homedir(), '.local', 'share', 'scoretable'))
  })
})
