// The public standings beside the published ones, row by row, and whether they are the same.
import type { ContestId } from '../../core/ids.ts'
import type { StandingRow, StandingView } from '../../core/views/view.ts'
import type { PublishedRow, Sample } from '../../samples/sample.ts'

/** One division's comparison: a line for each row, and how many differ. */
export interface Comparison {
  lines: string[]
  different: number
}

/** How a place is printed: a number, or a dash for a competitor without one (published as a disqualification). */
const placeText = (place: number | string | null) => (typeof place === 'number' ? String(place) : '–')

const same = (published: PublishedRow, row: StandingRow, columns: StandingView['columns']): boolean =>
  row.name === published.name &&
  placeText(row.place) === placeText(published.place) &&
  columns.every(({ id }, index) => row.results[index] === published.results[id])

/** Compares one division. Every published row must be there with its place and every published column; and nobody else. */
export function compare(published: readonly PublishedRow[], standing: StandingView): Comparison {
  const left = new Map(standing.rows.map((row) => [row.bib, row]))
  const decisive = standing.columns[standing.decisive]?.id ?? ''
  const figures = (place: number | string | null, result = '') => `${placeText(place).padStart(3)} ${(result || '–').padStart(8)}`
  let different = 0
  const lines = published.map((row) => {
    const ours = left.get(row.bib)
    left.delete(row.bib)
    const equal = ours !== undefined && same(row, ours, standing.columns)
    if (!equal) different++
    const public_ = ours ? figures(ours.place, ours.results[standing.decisive]) : 'not there'
    return `  ${row.name.padEnd(30)} ${figures(row.place, row.results[decisive])}  ${public_.padEnd(12)}  ${equal ? '=' : '≠'}`
  })
  for (const { name } of left.values()) {
    different++
    lines.push(`  ${name.padEnd(30)} ${''.padEnd(12)}  is public, not published  ≠`)
  }
  return { lines, different }
}

/** Fetches each contest's public standing, prints both and a verdict; true where all are the same. */
export async function compareAll(sample: Sample, publicUrl: string, contests: ReadonlyMap<string, ContestId>): Promise<boolean> {
  let different = 0
  let rows = 0
  console.log(`${sample.name}: what was published, and what this run made public\n`)
  for (const { division, rows: published } of sample.published) {
    const answer = await fetch(`${publicUrl}/${contests.get(division)}.json`)
    if (!answer.ok) throw new Error(`the public standing of ${division} answers ${answer.status}`)
    const { standing } = (await answer.json()) as { standing: StandingView }
    const comparison = compare(published, standing)
    different += comparison.different
    rows += published.length
    console.log([`${division.padEnd(32)}   published        public`, ...comparison.lines, ''].join('\n'))
  }
  console.log(
    different === 0
      ? `The same: all ${rows} rows of ${sample.published.length} contests, places and every result.`
      : `NOT the same: ${different} of ${rows} rows differ.`,
  )
  return different === 0
}
