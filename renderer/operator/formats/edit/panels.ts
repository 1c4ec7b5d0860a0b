// All panels of one field of marks together: a score may look at the same marks in several places, and people change them as one.
import type { Format } from '../../../../core/formats/format.ts'
import type { Part } from '../../../../core/formats/part.ts'
import { readFormat } from '../../../../core/formats/problems.ts'

type Panel = Extract<Part, { part: 'panel' }>

const isPanel = (value: object): value is Panel => 'part' in value && value.part === 'panel'

/** Every panel in a tree of parts, changed; other data as it is. */
function mapped(tree: unknown, change: (panel: Panel) => Panel): unknown {
  if (Array.isArray(tree)) return tree.map((item) => mapped(item, change))
  if (typeof tree !== 'object' || tree === null) return tree
  if (isPanel(tree)) return change(tree)
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, mapped(value, change)]))
}

/** What a field's panels have in common, where they have all of it; null where there is none, or they differ. */
export function commonPanel({ score, groups, results }: Format, field: string): Pick<Panel, 'drop' | 'reduce'> | null {
  const panels: Panel[] = []
  mapped([score, groups, results], (panel) => {
    if (panel.field === field && !panel.judges) panels.push(panel)
    return panel
  })
  const [first] = panels
  if (!first) return null
  const { drop, reduce } = first
  const same = panels.every((other) => other.drop.high === drop.high && other.drop.low === drop.low && other.reduce === reduce)
  return same ? { drop, reduce } : null
}

/** The format with all panels of a field that look at every judge changed together; means and medians rounded to so many decimals. */
function changed(format: Format, field: string, change: Partial<Pick<Panel, 'drop' | 'reduce'>>, decimals: number): Format {
  const alter = (panel: Panel): Panel => {
    if (panel.field !== field || panel.judges) return panel
    const next = { ...panel, ...change }
    return next.reduce === 'sum' || next.round ? next : { ...next, round: { decimals, mode: 'half-up' } }
  }
  const { score, groups, results } = format
  return {
    ...format,
    score: mapped(score, alter) as Format['score'],
    groups: mapped(groups, alter) as Format['groups'],
    results: mapped(results, alter) as Format['results'],
  }
}

/** The same, with two decimals; with those of the marks where the score needs them to stay as they are. */
export function withPanels(format: Format, field: string, change: Partial<Pick<Panel, 'drop' | 'reduce'>>): Format {
  const fine = changed(format, field, change, 2)
  const marks = format.fields.find(({ id }) => id === field)
  if (marks?.type !== 'marks' || readFormat(fine).ok) return fine
  return changed(format, field, change, marks.decimals)
}
