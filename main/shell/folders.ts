// Where a device keeps its events and keys, by the habits of each system. SCORETABLE_HOME puts everything elsewhere.
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Folders {
  /** Device key. */
  home: string
  /** Event files. */
  events: string
}

/** The folders on this system, for an environment. An empty variable counts as not set. */
export function foldersFor(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Folders {
  const home = resolve(env['SCORETABLE_HOME'] || usual(env, platform))
  return { home, events: join(home, 'events') }
}

function usual(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return join(env['APPDATA'] || join(homedir(), 'AppData', 'Roaming'), 'Scoretable')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Scoretable')
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'scoretable')
}
