// A cut in a sentence, for whoever has to say who goes on.
import type { Cut } from './cut.ts'

const first = (count: number) => (count === 1 ? 'The first goes on' : `The first ${count} go on`)

function ruleWords({ rule }: Cut): string {
  switch (rule.by) {
    case 'places':
      return first(rule.count)
    case 'percent':
      return `The best ${rule.percent} % go on`
    case 'level':
      return `Whoever reaches the level goes on`
    case 'heats': {
      const each = rule.each === 1 ? 'The first of each heat' : `The first ${rule.each} of each heat`
      if (rule.fastest === 0) return `${each} ${rule.each === 1 ? 'goes' : 'go'} on`
      return `${each} and the best ${rule.fastest === 1 ? 'one' : rule.fastest} of the others go on`
    }
  }
}

const TIES: Record<Cut['ties'], string> = {
  in: 'equals at the end too',
  out: 'equals who don’t all fit are out',
  undecided: 'a person chooses among equals who don’t all fit',
}

/** `The first 8 go on; a person chooses among equals who don’t all fit.` */
export function cutWords(cut: Cut): string {
  const limits = [
    ...(cut.atLeast === undefined ? [] : [`at least ${cut.atLeast}`]),
    ...(cut.atMost === undefined ? [] : [`at most ${cut.atMost}`]),
    ...(cut.atMostPercent === undefined ? [] : [`at most ${cut.atMostPercent} %`]),
  ]
  return `${[ruleWords(cut), ...limits, TIES[cut.ties]].join('; ')}.`
}
