// The server's settings, from its environment. Every mistake is one sentence that says what to set.
import { homedir } from 'node:os'
import { isIP } from 'node:net'
import path from 'node:path'
import { z } from 'zod'
import { err, ok, type Outcome } from '../core/outcome.ts'
import type { DatabaseChoice } from './database/open.ts'

export interface Config {
  host: string
  port: number
  database: DatabaseChoice
  registrationCode: string | null
  publicUrl: string | null
  trustProxy: string | null
  /** A folder of new versions of the app, and how many megabits a second all who fetch them may take together. */
  updates: { folder: string; mbit: number } | null
}

const Environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(4690),
  DATABASE_URL: z.string().optional(),
  SCORETABLE_SERVER_DATA: z.string().min(1).optional(),
  REGISTRATION_CODE: z.string().min(8).max(100).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z
    .string()
    .refine((list) => list.split(',').every((part) => isProxy(part.trim())))
    .optional(),
  UPDATES_FOLDER: z.string().optional(),
  UPDATES_MBIT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((mbit) => mbit >= 1)
    .default(50),
})

/** An address, a network such as 10.0.0.0/8, or one of the names that Fastify knows networks by. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', bits, ...rest] = text.split('/')
  const kind = isIP(address)
  if (kind === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128))
}

const WANTED: Record<string, string> = {
  HOST: 'HOST is an address to listen on, such as 127.0.0.1 or 0.0.0.0.',
  PORT: 'PORT is a number from 0 to 65535, such as 4690.',
  REGISTRATION_CODE: 'REGISTRATION_CODE is 8 to 100 characters that you give to those who may publish here.',
  PUBLIC_URL: 'PUBLIC_URL is the address that people see, such as https://results.example.',
  TRUST_PROXY: 'TRUST_PROXY is addresses or networks of your own proxies, such as 127.0.0.1 or 10.0.0.0/8, with commas between.',
  UPDATES_MBIT: 'UPDATES_MBIT is how many megabits a second all who fetch updates may take together, such as 50.',
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)

/** Where a server keeps its data by the habits of each system, whatever folder it is started from. */
function usualFolder(environment: Record<string, string | undefined>, platform: NodeJS.Platform): string {
  const set = (name: string) => environment[name] || undefined
  const home = set('SCORETABLE_HOME')
  if (home) return path.join(home, 'server')
  if (platform === 'win32') return path.join(set('APPDATA') ?? path.join(homedir(), 'AppData', 'Roaming'), 'Scoretable', 'server')
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Scoretable', 'server')
  return path.join(set('XDG_DATA_HOME') ?? path.join(homedir(), '.local', 'share'), 'scoretable', 'server')
}

/** Reads the settings; an empty variable counts as not set. */
export function readConfig(environment: Record<string, string | undefined>, platform = process.platform): Outcome<Config, string> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0])
    return err(WANTED[name] ?? `${name} is not valid.`)
  }
  const { HOST, PORT, DATABASE_URL, SCORETABLE_SERVER_DATA, REGISTRATION_CODE, PUBLIC_URL, TRUST_PROXY, UPDATES_FOLDER, UPDATES_MBIT } =
    parsed.data
  if (DATABASE_URL !== undefined && !/^postgres(ql)?:\/\//.test(DATABASE_URL)) {
    return err(
      'DATABASE_URL names a PostgreSQL database, such as postgres://user:password@host/name. Leave it out to keep the data in a file.',
    )
  }
  const reached = [HOST, ...(PUBLIC_URL === undefined ? [] : [new URL(PUBLIC_URL).hostname])].find((host) => !isLoopback(host))
  if (reached !== undefined && REGISTRATION_CODE === undefined) {
    return err(`Others can reach a server on ${reached}: set REGISTRATION_CODE to a code that you give to those who may publish here.`)
  }
  return ok({
    host: HOST,
    port: PORT,
    database:
      DATABASE_URL === undefined
        ? { folder: path.resolve(SCORETABLE_SERVER_DATA ?? usualFolder(set, platform)) }
        : { postgres: DATABASE_URL },
    registrationCode: REGISTRATION_CODE ?? null,
    publicUrl: PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    trustProxy: TRUST_PROXY ?? null,
    updates: UPDATES_FOLDER === undefined ? null : { folder: path.resolve(UPDATES_FOLDER), mbit: UPDATES_MBIT },
  })
}
