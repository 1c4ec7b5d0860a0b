// One call from several officials: what most of them named.

/**
 * The call that so many of the officials named (UWW rules 2026, articles 39 and 40: two of referee, judge and chairman). null votes are
 * officials who did not vote: where referee and judge agree the chairman is not asked. The result is null, undecided, while no call has
 * enough votes: the chairman has yet to vote, or named a third value where the rule has them choose one of the two.
 */
export function majorityCall<Call extends string>(votes: readonly (Call | null)[], needed = Math.floor(votes.length / 2) + 1): Call | null {
  const counts = new Map<Call, number>()
  for (const vote of votes) if (vote !== null) counts.set(vote, (counts.get(vote) ?? 0) + 1)
  const named = [...counts].filter(([, count]) => count >= needed)
  return named.length === 1 ? named[0]![0] : null
}
