// What the command line and the environment ask of a shell. Anything else is one sentence.
import { parseArgs } from 'node:util'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { errorCode } from '../file/whole-file.ts'

export interface ShellOptions {
  /** First port tried for the operator app; the displays' is the one after. */
  port: number
  /** Whether displays on the venue's network can reach this station, or only this computer's own. */
  lan: boolean
}

export const USAGE = 'Usage: npm start -- [--browser] [--port NUMBER] [--lan]'

/** Reads the arguments. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Outcome<ShellOptions, { message: string }> {
  try {
    const { values } = parseArgs({ args, options: { port: { type: 'string' }, lan: { type: 'boolean', default: false } } })
    const text = values.port ?? (env['SCORETABLE_PORT'] || '4680')
    const port = Number(text)
    if (!/^\d{1,5}$/.test(text) || port > 65_000) return err({ message: `“${text}” is not a port between 0 and 65000. ${USAGE}` })
    return ok({ port, lan: values.lan })
  } catch (error) {
    return err({ message: `${faultOf(error)} ${USAGE}` })
  }
}

/** Node names what is wrong and then explains how a program could allow it: the first is enough. */
function faultOf(error: unknown): string {
  const name = /'([^']*)'/.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
  switch (errorCode(error)) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `There is no option ${name}.`
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `“${name}” is not an option.`
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return /does not take/.test(error instanceof Error ? error.message : '') ? `${name} takes no value.` : '--port needs a number.'
    default:
      throw error
  }
}
