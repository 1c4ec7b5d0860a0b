// How a compared sheet is summed up, and what the button of a difference says.
import type { Command } from '../../../core/decide/command.ts'
import type { PaperCompared } from '../../../core/paper-check/compare.ts'

/** One sentence for the whole sheet, with its tone. */
export function agreedWords({ same, differences }: PaperCompared): ['good' | 'warn', string] {
  const lines = same === 1 ? 'One line says' : `${same} lines say`
  if (differences.length > 0)
    return ['warn', `${differences.length === 1 ? 'One difference' : `${differences.length} differences`}. ${lines} the same.`]
  return same === 0
    ? ['good', 'Nothing stands on the paper, and nothing is recorded.']
    : ['good', `${lines} the same on paper and here. No difference.`]
}

/** What is done by the command that makes it as on the paper. */
export const doWords = ({ name }: Command): string =>
  name === 'entry.void' ? 'Void it here' : name.endsWith('.correct') ? 'Correct it here' : 'Enter it here'
