// How far a round has come, and who is missing or out, in words.
import type { OrderRow } from '../../../../core/views/view.ts'

/** For the heading and the foot of the running order. `declares`: the format has its attempts declared. */
export function orderWords(rows: readonly OrderRow[], declares: boolean): { done: string; missing: string | null } {
  const done = rows.filter(({ state }) => state === 'done').length
  const out = rows.filter(({ state }) => state === 'out')
  const undeclared = declares ? rows.filter(({ state, declared }) => state !== 'done' && state !== 'out' && !declared).length : 0
  const parts = [
    ...(undeclared > 0 ? [`${undeclared} without a declaration`] : []),
    ...(out.length > 0 ? [`${out.length} out: ${out.map(({ bib, status }) => `${bib} ${status ?? ''}`.trim()).join(', ')}`] : []),
  ]
  return { done: `${done} of ${rows.length - out.length} done`, missing: parts.length > 0 ? parts.join(' · ') : null }
}
