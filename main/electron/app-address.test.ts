// Addresses of the operator app: what lies in its folder has one, and nothing else on the disk does.
import { join, sep } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileOf, isAppPage, START_PAGE } from './app-address.ts'

const root = join(sep, 'app', 'out', 'operator')

describe('the file of an address', () => {
  test.for([
    [START_PAGE, 'index.html'],
    ['app://scoretable/assets/index-B1x_-9.js', 'assets/index-B1x_-9.js'],
    ['app://scoretable/assets/inter-latin-wght-normal-Dx4kXJAl.woff2', 'assets/inter-latin-wght-normal-Dx4kXJAl.woff2'],
    ['app://scoretable/index.html?x=1#y', 'index.html'],
  ])('%s is %s', ([address, file]) => {
    expect(fileOf(root, address!)).toBe(join(root, ...file!.split('/')))
  })

  // What an address says of going up is taken at its word by no one: it ends at the top of the folder.
  test.for([
    'app://scoretable/../preload/preload.js',
    'app://scoretable/%2e%2e/%2e%2e/main/electron.js',
    'app://scoretable/assets/../../main/electron.js',
    'app://scoretable/..\\..\\main\\electron.js',
    'app://scoretable/assets/....//main.js',
  ])('%j does not lead out', (address) => {
    const file = fileOf(root, address)
    expect(file === null || file.startsWith(root + sep)).toBe(true)
  })

  test.for([
    'app://scoretable/..%2f..%2fmain%2felectron.js',
    'app://scoretable/.built',
    'app://scoretable/.hidden.js',
    'app://scoretable//etc/passwd.html',
    'app://scoretable/index.html%00.js',
    'app://scoretable/C:/Windows/win.html',
    'app://scoretable/assets/',
    'app://scoretable/',
    'app://scoretable/device.key',
    'app://elsewhere/index.html',
    'https://scoretable/index.html',
    'file:///app/out/operator/index.html',
    'not an address',
    '',
  ])('%j is none', (address) => {
    expect(fileOf(root, address)).toBeNull()
  })

  test('is in the folder whatever the path', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2F', '\\', '/', 'a.js', 'assets', '\0', '%00'),
      fc.string({ maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const file = fileOf(root, `app://scoretable/${pieces.join('/')}.js`)
        expect(file === null || file.startsWith(root + sep)).toBe(true)
      }),
    )
  })
})

test('only the app’s own host is a page of the app', () => {
  expect(isAppPage(START_PAGE)).toBe(true)
  for (const other of ['app://scoretable.example/index.html', 'app://other/', 'https://scoretable/', 'about:blank', 'data:text/html,x', ''])
    expect(isAppPage(other)).toBe(false)
})
