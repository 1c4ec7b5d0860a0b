// Gives an event file one key after another until it is killed; prints a line once one has been given.
import { writeSync } from 'node:fs'
import { createRecoveryVault, newRecoveryKey } from '../../keys/recovery-key.ts'
import { rekey } from '../rekey.ts'
import { testVault, valueOf } from './files.ts'

for (let count = 1; ; count++) {
  const recovery = newRecoveryKey((length) => crypto.getRandomValues(new Uint8Array(length)))
  valueOf(
    await rekey({ path: String(process.argv[2]), vault: testVault, recovery: createRecoveryVault(recovery) }, { 'recovery-key': recovery }),
  )
  writeSync(1, `${count} ${recovery}\n`)
}
