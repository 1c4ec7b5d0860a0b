// The script with which a release is signed, as the release's machine runs it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openSigned } from '../../main/updates/signed-feed.ts'

const SCRIPT = fileURLToPath(new URL('sign-feed.ts', import.meta.url))

function run(argument: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...argument], {
    env: { ...process.env, SCORETABLE_RELEASE_KEY: '', SCORETABLE_UPDATES_KEY: '', ...env },
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

function newKey() {
  const { said } = run(['--new-key'])
  const [, secret = ''] = /SCORETABLE_RELEASE_KEY=([0-9a-f]{64})/.exec(said) ?? []
  const [, key = ''] = /SCORETABLE_UPDATES_KEY=([0-9a-f]{64})/.exec(said) ?? []
  return { secret, key }
}

function release() {
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-release-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const name of ['latest.yml', 'latest-mac.yml', 'latest-linux-arm64.yml', 'builder-debug.yml'])
    writeFileSync(join(folder, name), `version: 0.2.0\nof: ${name}\n`)
  return folder
}

test('a new pair signs the feed of each system, and what is no feed stays as it is', () => {
  const { secret, key } = newKey()
  const folder = release()
  expect(run([folder], { SCORETABLE_RELEASE_KEY: secret, SCORETABLE_UPDATES_KEY: key })).toMatchObject({ status: 0 })
  for (const name of ['latest.yml', 'latest-mac.yml', 'latest-linux-arm64.yml'])
    expect(openSigned(name, readFileSync(join(folder, name), 'utf8'), key)).toEqual({ ok: true, value: `version: 0.2.0\nof: ${name}\n` })
  expect(readFileSync(join(folder, 'builder-debug.yml'), 'utf8')).toBe('version: 0.2.0\nof: builder-debug.yml\n')
})

test('without the secret, with another than the apps were built for, or with nothing to sign, it says so and signs nothing', () => {
  const { secret } = newKey()
  const folder = release()
  expect(run([folder])).toMatchObject({ status: 1, said: expect.stringContaining('64 hex digits') })
  expect(run([folder], { SCORETABLE_RELEASE_KEY: secret, SCORETABLE_UPDATES_KEY: newKey().key })).toMatchObject({
    status: 1,
    said: expect.not.stringContaining(secret),
  })
  expect(run([join(folder, 'none')], { SCORETABLE_RELEASE_KEY: secret })).toMatchObject({ status: 1 })
  expect(run([])).toMatchObject({ status: 1, said: expect.stringContaining('Usage') })
  expect(readFileSync(join(folder, 'latest.yml'), 'utf8')).toBe('version: 0.2.0\nof: latest.yml\n')
})
