// What a result did to its owner's place, in the fewest words.

/** Places are null where unranked. Empty where there is nothing to say. */
export function movement(from: number | null, to: number | null): string {
  if (to === null) return from === null ? '' : `Was ${from}, now unplaced`
  if (from === null) return to === 1 ? 'Leads' : `Now ${to}`
  if (from === to) return to === 1 ? 'Still leads' : `Stays ${to}`
  return to === 1 ? `From ${from} to the lead` : `${from} → ${to}`
}
