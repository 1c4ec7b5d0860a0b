// Which addresses leave the app for the system's browser.
import { expect, test } from 'vitest'
import type { PublicationView } from '../../core/contract/contract.ts'
import { knownTo } from './links.ts'

const publication = (publicUrl: string | null): PublicationView => ({
  state: 'public',
  waiting: 0,
  since: null,
  at: null,
  sentence: null,
  publicUrl,
  parked: 0,
})
const station = { displayUrl: 'http://192.168.1.20:4681/', publication: publication('https://results.example/e/abc') }

test.for([
  'http://192.168.1.20:4681/',
  'http://192.168.1.20:4681/display/',
  'https://results.example/e/abc',
  'https://results.example/e/abc/',
  'https://results.example/e/abc/k1?all#top',
])('%s is known', (address) => {
  expect(knownTo(station, address)).toBe(true)
})

test.for([
  'https://results.example/',
  'https://results.example/e/abcd',
  'https://results.example/e/abc/../../admin',
  'https://results.example.evil.example/e/abc',
  'https://user:secret@results.example/e/abc',
  'http://results.example/e/abc',
  'http://192.168.1.20:22/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://192.168.1.20/share',
  'not an address',
  '',
])('%s is not', (address) => {
  expect(knownTo(station, address)).toBe(false)
})

test('an address that is none of the web’s is not known even where the station shows it', () => {
  const odd = { displayUrl: null, publication: publication('file:///etc/') }
  expect(knownTo(odd, 'file:///etc/passwd')).toBe(false)
})
