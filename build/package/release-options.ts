// What a release is packed with, out of the environment: where updates are looked for, who is named as its maker, and how it is signed. Secrets
// stay in the environment, where electron-builder finds them; nothing of them is put on a command line or written into a file.
import type { System } from './stand-in.ts'

/** What electron-builder is started with more than electron-builder.yml says, and what a person should know of the result. */
export interface ReleaseOptions {
  args: string[]
  says: string[]
}

const isSet = (env: NodeJS.ProcessEnv, ...names: string[]) => names.every((name) => (env[name] ?? '') !== '')

/** Azure's names of what it signs with, and electron-builder's. */
const AZURE = {
  AZURE_SIGNING_ENDPOINT: 'endpoint',
  AZURE_SIGNING_ACCOUNT: 'codeSigningAccountName',
  AZURE_SIGNING_PROFILE: 'certificateProfileName',
  AZURE_SIGNING_PUBLISHER: 'publisherName',
} as const

const APPLE = ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'] as const

/**
 * The options for a system; or the sentence that says what is missing. `release`: everything has to be there, signed included; else what is
 * missing is left out, and said.
 */
export function releaseOptions(system: System, env: NodeJS.ProcessEnv, release: boolean): ReleaseOptions | string {
  const options: ReleaseOptions = { args: ['--publish=never'], says: [] }
  const wants = (has: boolean, missing: string, without: string, ...args: string[]): string | null => {
    if (has) options.args.push(...args)
    else if (release) return missing
    else options.says.push(without)
    return null
  }
  const faults = [updates(env, wants), system === 'linux' ? maker(env, wants, options.args) : signing(system, env, wants)]
  const fault = faults.find((each) => each !== null)
  if (fault) return fault
  if (release && system !== 'linux') options.args.push('--config.forceCodeSigning=true')
  if (!isSet(env, 'SCORETABLE_UPDATES')) options.args.push('--config.publish=null')
  return options
}

type Wants = (has: boolean, missing: string, without: string, ...args: string[]) => string | null

function updates(env: NodeJS.ProcessEnv, wants: Wants): string | null {
  const address = env['SCORETABLE_UPDATES'] ?? ''
  if (address !== '' && URL.parse(address)?.protocol !== 'https:')
    return `SCORETABLE_UPDATES has to be an https address, and is ${address}.`
  const key = env['SCORETABLE_UPDATES_KEY'] ?? ''
  if (key !== '' && !/^[0-9a-f]{64}$/.test(key)) return `SCORETABLE_UPDATES_KEY has to be 64 hex digits, and is ${key}.`
  return (
    wants(
      address !== '',
      'SCORETABLE_UPDATES has to be the address of the feed of updates: an app of a release has to find the next one.',
      'SCORETABLE_UPDATES is not set: this app looks nowhere for updates.',
    ) ??
    wants(
      key !== '',
      'SCORETABLE_UPDATES_KEY has to be the public half of the release key: an app without it takes no update.',
      'SCORETABLE_UPDATES_KEY is not set: this app takes no update.',
    )
  )
}

/** A package of Debian's names its maker and where to find him. */
function maker(env: NodeJS.ProcessEnv, wants: Wants, args: string[]): string | null {
  const named = isSet(env, 'SCORETABLE_MAINTAINER', 'SCORETABLE_HOMEPAGE')
  const fault = wants(
    named,
    'SCORETABLE_MAINTAINER (“Name <address>”) and SCORETABLE_HOMEPAGE have to be set: a .deb names both.',
    'SCORETABLE_MAINTAINER and SCORETABLE_HOMEPAGE are not set: the .deb names a maker that nobody can reach.',
  )
  const [name, page] = named
    ? [env['SCORETABLE_MAINTAINER'], env['SCORETABLE_HOMEPAGE']]
    : ['Nobody <nobody@scoretable.invalid>', 'https://scoretable.invalid/']
  args.push(`--config.linux.maintainer=${name}`, `--config.extraMetadata.homepage=${page}`)
  return fault
}

function signing(system: System, env: NodeJS.ProcessEnv, wants: Wants): string | null {
  if (system === 'mac') {
    const certificate = isSet(env, 'CSC_LINK') || isSet(env, 'CSC_NAME')
    return (
      wants(certificate, 'CSC_LINK has to be the certificate of a Developer ID.', 'CSC_LINK is not set: the app is not signed.') ??
      wants(
        isSet(env, ...APPLE),
        `${APPLE.join(', ')} have to be set: a Mac opens no app that Apple has not seen.`,
        'The app is not notarised: other Macs refuse to open it.',
      )
    )
  }
  if (isSet(env, ...Object.keys(AZURE)))
    return wants(true, '', '', ...Object.entries(AZURE).map(([name, option]) => `--config.win.azureSignOptions.${option}=${env[name]}`))
  return wants(
    isSet(env, 'WIN_CSC_LINK') || isSet(env, 'CSC_LINK'),
    `WIN_CSC_LINK, or ${Object.keys(AZURE).join(', ')}, have to be set: the installer of a release is signed.`,
    'No certificate is set: Windows warns of this installer.',
  )
}
