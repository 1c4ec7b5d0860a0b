// What the command line and the environment ask of a shell. Anything else is one sentence.
import { parseArgs } from 'node:util'
import { err, ok, type Outcome } from '../../core/outcome.ts'

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
    const text = values.port ?? env['SCORETABLE_PORT'] ?? '4680'
    const port = Number(text)
    if (!/^\d{1,5}$/.test(text) || port > 65_000) return err({ message: `“${text}” is not a port between 0 and 65000. ${USAGE}` })
    return ok({ port, lan: values.lan })
  } catch (error) {
    return err({ message: `${(error as Error).message}. ${USAGE}` })
  }
}
