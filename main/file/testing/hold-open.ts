// Opens an event file, prints how that went, and has it open until its standard input ends.
import { once } from 'node:events'
import { openEventFile } from '../event-file.ts'
import { testVault } from './files.ts'

const opened = await openEventFile({ path: String(process.argv[2]), vault: testVault })
console.log(JSON.stringify(opened.ok ? { ok: true } : opened))
process.stdin.resume()
await once(process.stdin, 'end')
if (opened.ok) opened.value.close()
