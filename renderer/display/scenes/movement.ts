// What a result did to its owner's place, in the fewest words.

/** Places are null where unranked. Empty where there is nothing to say. `short` is for a screen with no room for a sentence. */
export function movement(from: number | null, to: number | null, short = false): string {
  if (to === null) return from === null ? '' : short ? `${from} → –` : `Was ${from}, now unplaced`
  if (from === null) return to === 1 ? 'Leads' : `Now ${to}`
  if (from === to) return to !== 1 ? `Stays ${to}` : short ? 'Leads' : 'Still leads'
  return to === 1 && !short ? `From ${from} to the lead` : `${from} → ${to}`
}
