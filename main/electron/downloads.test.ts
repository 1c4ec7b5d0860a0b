import { expect, test } from 'vitest'
import { START_PAGE } from './app-address.ts'
import { isOwnFile } from './downloads.ts'

test.each([
  ['blob:app://scoretable/0f1c', START_PAGE, true],
  ['blob:http://127.0.0.1:4680/0f1c', 'http://127.0.0.1:4680/display/', false],
  ['blob:http://127.0.0.1:4680/0f1c', START_PAGE, false],
  ['blob:app://scoretable/0f1c', 'http://127.0.0.1:4680/display/', false],
  ['blob:app://elsewhere/0f1c', START_PAGE, false],
  ['blob:null/0f1c', START_PAGE, false],
  ['app://scoretable/assets/main.js', START_PAGE, false],
  ['data:application/pdf;base64,JVBERg==', START_PAGE, false],
  ['https://elsewhere.example/file.exe', START_PAGE, false],
  ['', '', false],
])('%s from %s is the app’s own file: %s', (address, page, own) => {
  expect(isOwnFile(address, page)).toBe(own)
})
