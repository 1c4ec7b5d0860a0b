// Preflight of what carries on where this laptop can't: backups, the laptop that stands by, the recovery key, and the results server.
import type { BackupView } from '../contract/backup.ts'
import type { PublicationView } from '../contract/contract.ts'
import type { DeviceView } from '../contract/hub.ts'
import type { RecoveryState } from '../contract/standby.ts'
import { attention, counted, fine, lasting, listed, type Said, unknown } from './say.ts'

/** A round trip that is longer than this, in ms, is felt by whoever follows from outside. */
const SLOW = 3000

/** Backups, after one was made and verified just now. `ms`: how long that took. Null where none is kept. */
export function backupVerdict(backup: BackupView | null, ms: number): Said {
  if (backup === null)
    return attention(
      'No backup is kept. Put in a stick and keep backups on it: if this laptop is lost, the event goes on from there.',
      'backup',
    )
  if (backup.problem !== null) return attention(`No backup in ${backup.folder}: ${backup.problem}`, 'backup')
  if (backup.other !== null)
    return attention(`Another backup lies in ${backup.folder} and holds what this event has not. Look at it.`, 'backup')
  if (backup.at === null) return attention(`No backup has been made in ${backup.folder} yet.`, 'backup')
  return fine(`Made in ${backup.folder} and verified just now, in ${lasting(ms)}.`)
}

/** What the event goes on with where this laptop breaks. `laptops` stand by. */
export function spareVerdict(
  laptops: readonly Pick<DeviceView, 'name' | 'state'>[],
  backup: BackupView | null,
  recovery: RecoveryState,
): Said {
  const away = laptops.filter(({ state }) => state !== 'here')
  if (away.length > 0)
    return attention(`Stands by and is not here: ${listed(away.map(({ name }) => name))}. Open Scoretable there.`, 'devices')
  if (laptops.length > 0) {
    if (recovery === 'none')
      return attention(`${listed(laptops.map(({ name }) => name))} stands by, but this event has no recovery key to take over with.`)
    return fine(`${listed(laptops.map(({ name }) => name))} stands by and follows.`)
  }
  if (backup !== null && backup.problem === null && recovery === 'confirmed')
    return fine('No laptop stands by. Another one would go on from the backup, with the recovery key.')
  return attention(
    'If this laptop breaks, nothing goes on: let a second one stand by (Devices), or keep backups and have the recovery key on paper.',
    'devices',
  )
}

/** Whether somebody has the recovery key on paper. */
export function recoveryVerdict(recovery: RecoveryState): Said {
  if (recovery === 'to-confirm') return attention('The recovery key is not on paper yet. Print it, and type two of its groups.', 'recovery')
  if (recovery === 'none')
    return attention('This event has none: it is a sample or a copy, or of an older version. It goes on at this laptop alone.')
  if (recovery === 'missing')
    return attention('No recovery key opens this event here: it was imported. Make one, print it, and type two of its groups.', 'recovery')
  return fine('On paper, and kept nowhere on this laptop. Keep the paper away from it.')
}

/** What asking the server came to. `trouble`: why not, in a sentence. */
export type ServerFacts = { ms: number; ahead: number | null } | { trouble: string } | null

/** The results server: whether it answered, took this device's token, and how long that took. Null where none is connected. */
export function serverVerdict(server: ServerFacts, { state, sentence, waiting, parked }: PublicationView, rehearsal: boolean): Said {
  if (rehearsal) return unknown('A rehearsal can’t reach a server, so it was not tried. Check it in the event itself.')
  if (server === null)
    return attention('Not connected to a results server: nothing is public. If nobody follows from outside, leave it so.', 'publish')
  if ('trouble' in server) return attention(server.trouble, 'publish')
  if (state === 'problem') return attention(sentence ?? 'Results do not get out.', 'publish')
  if (parked > 0) return attention(`The server refused ${counted(parked, 'entry', 'entries')} for good. Look at what it says.`, 'publish')
  if (server.ms > SLOW) return attention(`The server answers, but takes ${lasting(server.ms)}. Try another network.`, 'publish')
  const open = waiting > 0 ? ` ${counted(waiting, 'entry is', 'entries are')} on the way.` : ' Everything is public.'
  return fine(`It answered in ${lasting(server.ms)} and takes this laptop’s results.${open}`)
}
