// Opens an event file and appends to it until it is killed; prints `seq hash` once an entry has been answered for.
import { writeSync } from 'node:fs'
import { TABLE } from '../../../core/ids.ts'
import { openEventFile } from '../event-file.ts'
import { bodiesOf, entriesAfter, testVault, valueOf } from './files.ts'

const file = valueOf(await openEventFile({ path: String(process.argv[2]), vault: testVault }))
for (;;) {
  // Alone, and in runs with a transaction of their own.
  for (const count of [1, 1, 1, 7]) {
    const head = valueOf(await file.append(entriesAfter(await file.head(TABLE), bodiesOf(count))))
    writeSync(1, `${head.seq} ${head.hash}\n`)
  }
}
