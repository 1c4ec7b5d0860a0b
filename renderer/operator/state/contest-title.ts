// What a contest is called where there is room for one line: its division first, for that is what tells it from the others.

type Named = { division: string; formatName: string } & ({ name: string } | { contestName: string })

/**
 * `Juniors · Second round`; the division alone where the contest is named after its format and is the only one `beside` it, the name alone
 * where it says the division.
 */
export function contestTitle(contest: Named, beside: readonly { division: string }[] = []): string {
  const { division, formatName } = contest
  const name = 'name' in contest ? contest.name : contest.contestName
  if (division === '' || name.includes(division)) return name
  const alone = beside.filter((other) => other.division === division).length < 2
  return name === formatName && alone ? division : `${division} · ${name}`
}

/** How far a contest has come. */
export const progressWords = ({ done, total }: { done: number; total: number }): string =>
  total > 0 && done === total ? 'complete' : `${done} of ${total}`
