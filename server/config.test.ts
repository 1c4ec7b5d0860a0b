import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

const valueOf = (environment: Record<string, string>, platform: NodeJS.Platform = 'linux') => {
  const config = readConfig(environment, platform)
  if (!config.ok) throw new Error(config.error)
  return config.value
}

describe('the settings of the server', () => {
  test('with none: loopback, one port, a file among this user’s data whatever folder it is started from', () => {
    expect(valueOf({ XDG_DATA_HOME: '/home/ada/data' })).toEqual({
      host: '127.0.0.1',
      port: 4690,
      database: { folder: path.resolve('/home/ada/data/scoretable/server') },
      registrationCode: null,
      publicUrl: null,
      trustProxy: null,
      updates: null,
    })
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      expect(valueOf({}, platform).database).toMatchObject({ folder: expect.stringMatching(/scoretable[\\/]server$/i) })
    expect(valueOf({ SCORETABLE_HOME: '/srv/st' }).database).toEqual({ folder: path.resolve('/srv/st/server') })
    expect(valueOf({ SCORETABLE_HOME: '/srv/st', SCORETABLE_SERVER_DATA: '/data' }).database).toEqual({ folder: path.resolve('/data') })
  })

  test('what is empty counts as not set', () => {
    expect(valueOf({ DATABASE_URL: '', PUBLIC_URL: '', REGISTRATION_CODE: '', PORT: '', TRUST_PROXY: '' })).toEqual(valueOf({}))
  })

  test('all of them', () => {
    expect(
      valueOf({
        HOST: '0.0.0.0',
        PORT: '80',
        DATABASE_URL: 'postgresql://u:p@db/results',
        REGISTRATION_CODE: 'correct horse',
        PUBLIC_URL: 'https://results.example//',
        TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,fd00::/8,loopback',
        UPDATES_FOLDER: '/srv/releases',
        UPDATES_MBIT: '20',
      }),
    ).toEqual({
      host: '0.0.0.0',
      port: 80,
      database: { postgres: 'postgresql://u:p@db/results' },
      registrationCode: 'correct horse',
      publicUrl: 'https://results.example',
      trustProxy: '127.0.0.1, 10.0.0.0/8,fd00::/8,loopback',
      updates: { folder: path.resolve('/srv/releases'), mbit: 20 },
    })
    expect(valueOf({ UPDATES_FOLDER: '/srv/releases' }).updates?.mbit).toBe(50)
  })

  test.for([
    [{ PORT: '99999' }, 'PORT is'],
    [{ PORT: '-1' }, 'PORT is'],
    [{ PORT: '4690.5' }, 'PORT is'],
    [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL names a PostgreSQL'],
    [{ REGISTRATION_CODE: 'short' }, 'REGISTRATION_CODE is 8'],
    [{ PUBLIC_URL: 'results.example' }, 'PUBLIC_URL is'],
    [{ PUBLIC_URL: 'ftp://results.example' }, 'PUBLIC_URL is'],
    [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY is'],
    [{ TRUST_PROXY: '10.0.0.0/33' }, 'TRUST_PROXY is'],
    [{ UPDATES_MBIT: '0' }, 'UPDATES_MBIT is'],
    [{ UPDATES_MBIT: 'all' }, 'UPDATES_MBIT is'],
    [{ HOST: '0.0.0.0' }, 'set REGISTRATION_CODE'],
    [{ HOST: '192.168.1.5' }, 'set REGISTRATION_CODE'],
    [{ PUBLIC_URL: 'https://results.example' }, 'set REGISTRATION_CODE'],
  ] as const)('%o is refused with a sentence', ([environment, sentence]) => {
    expect(readConfig(environment)).toEqual({ ok: false, error: expect.stringContaining(sentence) })
  })

  test('who is only reached from this machine needs no code', () => {
    for (const HOST of ['localhost', '127.0.0.1', '127.1.2.3', '::1']) expect(readConfig({ HOST }).ok).toBe(true)
    expect(readConfig({ PUBLIC_URL: 'http://localhost:8080' }).ok).toBe(true)
  })
})
