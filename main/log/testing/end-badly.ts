// Opens a diary and ends as it is told: in order, by a fault that nobody handles, or by waiting to be killed.
import { setTimeout as pause } from 'node:timers/promises'
import { openDiary } from '../diary.ts'

const [, , home = '', how = ''] = process.argv
const diary = openDiary(home, { shell: 'browser', version: '0.0.1' })
const station = {
  view: () => ({ event: null, files: [], screens: [], publication: { state: 'off' }, saved: { problem: null } }),
  onChange: () => () => undefined,
}
diary.begin(station as never)
process.stdout.write(`${JSON.stringify(diary.notes().endedAt)}\n`)
if (how === 'order') await diary.end()
else if (how === 'throw')
  setTimeout(() => {
    throw new TypeError('thrown where nobody listens')
  }, 10)
else if (how === 'reject') setTimeout(() => void Promise.reject(new RangeError('rejected where nobody listens')), 10)
else await pause(60_000)
