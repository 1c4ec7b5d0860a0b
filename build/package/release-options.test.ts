// A release has everything, or is none; a package that somebody makes for a try says what it lacks. No secret is put on a command line.
import { describe, expect, test } from 'vitest'
import { releaseOptions } from './release-options.ts'

const UPDATES = { SCORETABLE_UPDATES: 'https://results.example/updates/', SCORETABLE_UPDATES_KEY: '0a'.repeat(32) }
const MAKER = { SCORETABLE_MAINTAINER: 'A Federation <apps@federation.example>', SCORETABLE_HOMEPAGE: 'https://federation.example/' }
const APPLE = {
  CSC_LINK: 'certificate-in-base64',
  CSC_KEY_PASSWORD: 'its-password',
  APPLE_API_KEY: '/key.p8',
  APPLE_API_KEY_ID: 'k',
  APPLE_API_ISSUER: 'i',
}
const AZURE = {
  AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.azure.net',
  AZURE_SIGNING_ACCOUNT: 'a',
  AZURE_SIGNING_PROFILE: 'p',
  AZURE_SIGNING_PUBLISHER: 'F',
}

describe('a release', () => {
  test('is packed with all that it needs, for each system', () => {
    expect(releaseOptions('linux', { ...UPDATES, ...MAKER }, true)).toEqual({
      args: [
        '--publish=never',
        '--config.linux.maintainer=A Federation <apps@federation.example>',
        '--config.extraMetadata.homepage=https://federation.example/',
      ],
      says: [],
    })
    expect(releaseOptions('mac', { ...UPDATES, ...APPLE }, true)).toEqual({
      args: ['--publish=never', '--config.forceCodeSigning=true'],
      says: [],
    })
    expect(releaseOptions('win', { ...UPDATES, WIN_CSC_LINK: 'c' }, true)).toEqual({
      args: ['--publish=never', '--config.forceCodeSigning=true'],
      says: [],
    })
    expect(releaseOptions('win', { ...UPDATES, ...AZURE }, true)).toMatchObject({
      args: expect.arrayContaining(['--config.win.azureSignOptions.codeSigningAccountName=a', '--config.forceCodeSigning=true']),
    })
  })

  test.each([
    ['linux', MAKER, 'SCORETABLE_UPDATES'],
    ['linux', { ...UPDATES, ...MAKER, SCORETABLE_UPDATES_KEY: '' }, 'SCORETABLE_UPDATES_KEY'],
    ['linux', { ...UPDATES, ...MAKER, SCORETABLE_UPDATES_KEY: '0A' }, '64 hex digits'],
    ['linux', UPDATES, 'SCORETABLE_MAINTAINER'],
    ['win', UPDATES, 'WIN_CSC_LINK'],
    ['win', { ...UPDATES, ...AZURE, AZURE_SIGNING_PROFILE: '' }, 'AZURE_SIGNING_PROFILE'],
    ['mac', { ...UPDATES, ...APPLE, CSC_LINK: '' }, 'CSC_LINK'],
    ['mac', { ...UPDATES, ...APPLE, APPLE_API_ISSUER: '' }, 'APPLE_API_ISSUER'],
  ] as const)('for %s without something is refused, with a sentence that names it', (system, env, missing) => {
    expect(releaseOptions(system, env, true)).toEqual(expect.stringContaining(missing))
  })

  test('looks for updates over https alone', () => {
    for (const address of ['http://results.example/updates/', 'results.example', 'file:///tmp'])
      expect(releaseOptions('linux', { ...MAKER, SCORETABLE_UPDATES: address }, true)).toContain('https')
  })
})

test.each(['linux', 'win', 'mac'] as const)('a try for %s is packed without, looks nowhere for updates, and says both', (system) => {
  const options = releaseOptions(system, {}, false)
  expect(options).toMatchObject({ args: expect.arrayContaining(['--publish=never', '--config.publish=null']) })
  expect(options).toMatchObject({ says: expect.arrayContaining([expect.stringContaining('looks nowhere for updates')]) })
  expect((options as { says: string[] }).says.length).toBeGreaterThan(1)
})

test('no certificate, password or key is put on a command line', () => {
  const options = releaseOptions('mac', { ...UPDATES, ...APPLE }, true)
  for (const secret of Object.values(APPLE).filter((value) => value.length > 1)) expect(JSON.stringify(options)).not.toContain(secret)
})
