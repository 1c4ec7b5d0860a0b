import { describe, expect, test } from 'vitest'
import { endpoint, readServerAddress } from './server-address.ts'

describe('a server’s address as typed', () => {
  test.each([
    ['results.example.org', 'https://results.example.org/'],
    ['  https://results.example.org  ', 'https://results.example.org/'],
    ['https://results.example.org/club?x=1#y', 'https://results.example.org/club/'],
    ['HTTPS://Results.Example.org:8443', 'https://results.example.org:8443/'],
    ['localhost:4690', 'http://localhost:4690/'],
    ['192.168.1.20:4690', 'http://192.168.1.20:4690/'],
    ['https://192.168.1.20:4690', 'https://192.168.1.20:4690/'],
    ['8.8.8.8:4690', 'https://8.8.8.8:4690/'],
    ['http://localhost:4690', 'http://localhost:4690/'],
    ['http://127.0.0.1:4690/', 'http://127.0.0.1:4690/'],
    ['http://192.168.1.20', 'http://192.168.1.20/'],
    ['http://10.0.0.7:80', 'http://10.0.0.7/'],
    ['http://[::1]:4690', 'http://[::1]:4690/'],
    ['http://[fe80::1]', 'http://[fe80::1]/'],
    ['http://scores.local', 'http://scores.local/'],
    ['http://laptop', 'http://laptop/'],
  ])('%s', (typed, url) => {
    const read = readServerAddress(typed)
    expect(read.ok ? read.value.href : read.error).toBe(url)
  })

  test.each([
    ['', /^Type the server’s address/],
    ['   ', /^Type the server’s address/],
    ['https://', /^This is not an address/],
    ['two words', /^This is not an address/],
    ['ftp://results.example.org', /begin with https/],
    ['javascript:alert(1)', /begin with https/],
    ['file:///etc/passwd', /begin with https/],
    ['https://me:secret@results.example.org', /^Leave name and password out/],
    ['http://results.example.org', /^Over http:/],
    ['http://8.8.8.8', /^Over http:/],
    ['http://172.32.0.1', /^Over http:/],
    ['http://11.0.0.1', /^Over http:/],
    ['http://evil.example/127.0.0.1', /^Over http:/],
    ['http://127.0.0.1.evil.example', /^Over http:/],
  ])('%j is refused with a sentence', (typed, words) => {
    const read = readServerAddress(typed)
    expect(read.ok ? read.value.href : read.error).toMatch(words)
  })
})

test('the wire lies below the address, with or without its last slash', () => {
  expect(endpoint('https://results.example.org', 'v1/sync')).toBe('https://results.example.org/v1/sync')
  expect(endpoint('https://results.example.org/club', 'v1/sync')).toBe('https://results.example.org/club/v1/sync')
  expect(endpoint('https://results.example.org/club/', 'v1/sync')).toBe('https://results.example.org/club/v1/sync')
})
