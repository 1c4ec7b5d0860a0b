// Whoever finds the laptop's files reads no name, no result and no place in them.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openEventFile } from './event-file.ts'
import { entriesAfter, fileWith, removeTestFolders, testVault, valueOf } from './testing/files.ts'

afterAll(removeTestFolders)

const people = ['Ingrid Ångström', 'Kwame Mensah-Boateng', 'محمد الفاتح', 'Zoë O’Hara', '大谷 真美子', 'Łucja Wiśniewska']
const secrets = [
  ...people,
  'Åsgårdsstrand Sportshall',
  'Bronze after a count-back',
  'competitor.added',
  'table-1',
  'https://results.example',
]

/** Every file of a folder, as one text in UTF-8 and one in UTF-16, the two ways SQLite could have written it. */
function readable(folder: string): string {
  const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
  return bytes.map((file) => `${file.toString('utf8')}\n${file.toString('utf16le')}\n${file.subarray(1).toString('utf16le')}`).join('\n')
}

test('fault 20: no file of an event shows a name while it is open, nor after it was closed', async () => {
  const file = await fileWith(0)
  const folder = dirname(file.path)
  const bodies = people.map((name, index) => ({
    competitor: `p${index + 1}`,
    name,
    place: secrets[6] as string,
    note: secrets[7] as string,
  }))
  const entries = entriesAfter(null, Array.from({ length: 40 }, () => bodies).flat()).map((entry) => ({
    ...entry,
    kind: 'competitor.added',
  }))
  for (const entry of entriesAfter(null, bodies)) valueOf(await file.append([entry]))
  valueOf(
    await file.saveMark('https://results.example', { partition: entries[0]?.partition as never, epoch: 1, seq: 1, hash: '0'.repeat(64) }),
  )
  valueOf(file.saveSetting('place', secrets[6] as string))
  expect(readdirSync(folder).toSorted()).toEqual(['Club.scoretable', 'Club.scoretable-keys', 'Club.scoretable-open', 'Club.scoretable-wal'])
  for (const secret of secrets) expect(readable(folder)).not.toContain(secret)
  file.close()
  expect(readdirSync(folder).toSorted()).toEqual(['Club.scoretable', 'Club.scoretable-keys'])
  for (const secret of secrets) expect(readable(folder)).not.toContain(secret)
  // The scan would find them if they were there: with the key they are.
  const again = valueOf(await openEventFile({ path: file.path, vault: testVault }))
  const text = JSON.stringify(await again.read(entries[0]?.partition as never, 1, 100))
  for (const name of people) expect(text).toContain(name)
  again.close()
})
