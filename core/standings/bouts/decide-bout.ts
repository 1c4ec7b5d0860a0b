// The winner of a bout by technical points, how it was won, and what that is worth. All numbers are data: rule books differ in every one.

/** The two sides of a bout. */
export type BoutSide = 'R' | 'B'

/** One entry of the score sheet, in time order: points to a side, or a caution against one. */
export type BoutEntry = { readonly to: BoutSide; readonly points: number } | { readonly cautionAgainst: BoutSide }

/** How a decided bout was won. */
export type BoutKind = 'cautions' | 'superiority' | 'points'

/** One look at two equal scores: who has more awards of so many points, who has fewer cautions, who scored last. */
export type EqualKey = { readonly moreOf: number } | 'fewer-cautions' | 'last-award'

/** A rule book's numbers. */
export interface BoutRule {
  /** Cautions that lose the bout; null where none do. */
  readonly cautions: number | null
  /** What one caution gives the other side. */
  readonly cautionPoints: number
  /** A lead of so many wins by superiority. */
  readonly superiority: number
  /** Winner's and loser's points for a win by cautions and by superiority. */
  readonly worth: { readonly cautions: readonly [number, number]; readonly superiority: readonly [number, number] }
  /** Winner's points by the lead, largest lead first: at least so many, worth so much. The loser gets none. */
  readonly margins: readonly (readonly [lead: number, points: number])[]
  /** Looked at in order where scores are equal, and what a win by one of them is worth. */
  readonly equal: readonly EqualKey[]
  readonly equalPoints: number
}

/** A decided bout, with both scores; `by` is the look that decided equal scores, null where the scores did. */
export interface BoutDecision {
  readonly winner: BoutSide
  readonly kind: BoutKind
  readonly winnerPoints: number
  readonly loserPoints: number
  readonly score: Readonly<Record<BoutSide, number>>
  readonly by: EqualKey | null
}

const other = (side: BoutSide): BoutSide => (side === 'R' ? 'B' : 'R')

/** The side that a look at equal scores favours; null where it tells nothing. */
function favoured(key: EqualKey, awards: readonly { to: BoutSide; points: number }[], cautions: Record<BoutSide, number>): BoutSide | null {
  if (key === 'last-award') return awards.at(-1)?.to ?? null
  const count = (side: BoutSide): number =>
    key === 'fewer-cautions' ? -cautions[side] : awards.filter(({ to, points }) => to === side && points === key.moreOf).length
  const lead = count('R') - count('B')
  return lead === 0 ? null : lead > 0 ? 'R' : 'B'
}

/**
 * Decides a bout from its score sheet. null: undecided, since nothing on the sheet tells the sides apart (nothing was awarded, or the
 * rule's looks at equal scores run out). Superiority is judged on the score as it ends: late points can undo it.
 */
export function decideBout(sheet: readonly BoutEntry[], rule: BoutRule): BoutDecision | null {
  const cautions: Record<BoutSide, number> = { R: 0, B: 0 }
  const awards: { to: BoutSide; points: number }[] = []
  let lostByCautions: BoutSide | null = null
  for (const entry of sheet) {
    if ('to' in entry) awards.push(entry)
    else {
      const side = entry.cautionAgainst
      cautions[side]++
      if (rule.cautionPoints > 0) awards.push({ to: other(side), points: rule.cautionPoints })
      if (rule.cautions !== null && cautions[side] >= rule.cautions) lostByCautions ??= side
    }
  }
  const total = (side: BoutSide): number => awards.reduce((sum, { to, points }) => (to === side ? sum + points : sum), 0)
  const score = { R: total('R'), B: total('B') }
  const decision = (
    winner: BoutSide,
    kind: BoutKind,
    [winnerPoints, loserPoints]: readonly [number, number],
    by: EqualKey | null = null,
  ) => ({
    winner,
    kind,
    winnerPoints,
    loserPoints,
    score,
    by,
  })

  if (lostByCautions) return decision(other(lostByCautions), 'cautions', rule.worth.cautions)
  const lead = Math.abs(score.R - score.B)
  if (lead > 0) {
    const leader = score.R > score.B ? 'R' : 'B'
    if (lead >= rule.superiority) return decision(leader, 'superiority', rule.worth.superiority)
    const [, points] = rule.margins.find(([least]) => lead >= least) ?? [0, 0]
    return decision(leader, 'points', [points, 0])
  }
  for (const key of rule.equal) {
    const winner = favoured(key, awards, cautions)
    if (winner) return decision(winner, 'points', [rule.equalPoints, 0], key)
  }
  return null
}

/** The numbers of the DRB's team bouts, 2025: cautions and superiority 4:0, points by lead, equal scores 1:0 by the looks named. */
export const drbTeamBouts2025: BoutRule = {
  cautions: 3,
  cautionPoints: 1,
  superiority: 15,
  worth: { cautions: [4, 0], superiority: [4, 0] },
  margins: [
    [8, 3],
    [3, 2],
    [1, 1],
  ],
  equal: [{ moreOf: 5 }, { moreOf: 4 }, { moreOf: 2 }, 'last-award'],
  equalPoints: 1,
}
