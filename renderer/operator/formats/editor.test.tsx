import { renderToStaticMarkup } from 'react-dom/server'
import { MantineProvider } from '@mantine/core'
import { describe, expect, it } from 'vitest'
import { bouldering } from '../../../core/formats/presets/bouldering.ts'
import { diving } from '../../../core/formats/presets/diving.ts'
import { presets } from '../../../core/formats/presets/presets.ts'
import { readFormat } from '../../../core/formats/problems.ts'
import type { Format } from '../../../core/formats/format.ts'
import { formatsView } from '../../../core/views/format.ts'
import { sampleStanding } from '../../../core/views/sample.ts'
import { createEditor, isChanged, SECTIONS, sectionOf } from './edit/editor-store.ts'
import { scoreFactors, withFactorSwitched } from './edit/factor.ts'
import { changedKind, KINDS, kindsAt } from './edit/kinds.ts'
import { commonPanel, withPanels } from './edit/panels.ts'
import { PartEditor } from './edit/part-editor.tsx'
import { PartContext } from './edit/pieces.tsx'
import { decimalsAt, withDecimals } from './edit/scaled.ts'
import { SectionPage } from './edit/sections.tsx'
import { sentenceOf } from './edit/sentence.ts'
import { newItem } from './edit/shapes.ts'
import { idFor, type Path, withMoved, withValue } from './edit/tree.ts'
import { EditorContext } from './edit/use-editor.ts'
import { found } from './choose/found.ts'
import { fromFile, madeOurs } from './keep/own.ts'
import { placeMoves } from './sample/moves.ts'

const { choices } = formatsView(null)
const panel: Format['score'] = { part: 'panel', field: 'marks', drop: { high: 2, low: 2 }, reduce: 'sum' }
const plain: Format = {
  ...diving,
  fields: [
    { type: 'decimal', id: 'difficulty', name: 'Difficulty', decimals: 1, min: 10, max: 60, step: 1, declared: true },
    { type: 'marks', id: 'marks', name: 'Marks', judges: 7, decimals: 1, min: 0, max: 100, step: 5 },
  ],
  score: { part: 'product', of: [panel, { part: 'field', field: 'difficulty' }] },
  order: { by: 'declared', field: 'difficulty' },
}

const every = presets.map((preset) => [preset.id, preset] as const)

describe('every preset', () => {
  it.each(every)('%s opens in the editor, every section of it, and says each column in a phrase', (_, preset) => {
    const ours = madeOurs(preset, choices)
    expect(readFormat(ours)).toEqual({ ok: true, value: ours })
    const editor = createEditor(preset, ours)
    for (const section of SECTIONS) {
      const page = renderToStaticMarkup(
        <MantineProvider>
          <EditorContext value={editor}>
            <PartContext value={(path, at) => <PartEditor path={path} at={at} />}>
              <SectionPage section={section} choices={choices} />
            </PartContext>
          </EditorContext>
        </MantineProvider>,
      )
      expect(page).not.toContain('undefined')
      expect(page).not.toContain('NaN')
    }
    for (const { from } of ours.results) expect(sentenceOf(ours, from)).toMatch(/^\S/)
  })

  it.each(every)('%s can be saved as a file and come in again, beside itself', (_, preset) => {
    const copy = fromFile(JSON.parse(JSON.stringify(preset)) as Format, choices)
    expect(readFormat(copy).ok).toBe(true)
    expect(choices.some(({ id, name }) => id === copy.id || name === copy.name)).toBe(false)
  })
})

describe('a step in the editor', () => {
  it('can be taken back and done again; what is typed in one place is one step', () => {
    const editor = createEditor(diving, plain)
    for (const name of ['O', 'Ou', 'Our']) editor.set(['name'], name)
    editor.set(['groups', 0, 'attempts'], 2)
    expect(editor.store.getState().past).toHaveLength(2)
    editor.undo()
    expect(editor.store.getState().format).toMatchObject({ name: 'Our', groups: [{ attempts: 6 }] })
    editor.undo()
    expect(editor.store.getState().format).toEqual(plain)
    expect(isChanged(editor.store.getState())).toBe(false)
    editor.redo()
    editor.redo()
    expect(editor.store.getState().format).toMatchObject({ name: 'Our', groups: [{ attempts: 2 }] })
    editor.undo()
    editor.set(['about'], 'Other')
    editor.redo()
    expect(editor.store.getState().format).toMatchObject({ about: 'Other', groups: [{ attempts: 6 }] })
  })

  it('that breaks the format says so where it is, and the sample stays at the last one that could rank', () => {
    const editor = createEditor(diving, plain)
    editor.set(['fields', 1, 'judges'], 4)
    const { problems, sound } = editor.store.getState()
    expect(problems.map(({ at }) => sectionOf(at))).toEqual(['score'])
    expect(sound).toEqual(plain)
    editor.set(['fields', 1, 'judges'], 5)
    expect(editor.store.getState()).toMatchObject({ problems: [], sound: { fields: [{}, { judges: 5 }] } })
  })

  it('moves, adds and takes away items of a list', () => {
    const [first, second] = plain.fields
    expect(withMoved(plain, ['fields', 0], 1).fields).toEqual([second, first])
    expect(withMoved(plain, ['fields', 0], -1)).toBe(plain)
    expect(withValue(plain, ['fields', 0], undefined).fields).toEqual([second])
    expect(withValue(plain, ['groups', 0, 'turns'], { tied: 'first' }).groups[0]!.turns).toEqual({ tied: 'first' })
  })

  it.each<[string, Path]>(['fields', 'groups', 'attributes', 'results', 'ranking', 'statuses', 'oddities'].map((list) => [list, [list]]))(
    'that adds one to %s leaves a format that ranks',
    (_, path) => {
      const list = plain[path[0] as 'groups']
      const more = withValue(plain, [...path, list.length], newItem(plain, path))
      expect(readFormat(more)).toEqual({ ok: true, value: more })
    },
  )
})

describe('parts', () => {
  it('of every kind that is offered are sound there, or say what is missing in a sentence', () => {
    expect(kindsAt('column').length).toBeGreaterThan(20)
    for (const { value } of [...kindsAt('column'), ...kindsAt('attempt')]) {
      const made = KINDS[value as keyof typeof KINDS]!.make(bouldering)
      const at = kindsAt('column').some((kind) => kind.value === value) ? 'column' : 'attempt'
      const format: Format =
        at === 'column'
          ? { ...bouldering, results: [...bouldering.results, { id: 'new', name: 'New', short: 'New', from: made }] }
          : { ...bouldering, score: made }
      const read = readFormat(format)
      if (!read.ok) for (const { message } of read.error) expect(message).toMatch(/^[“\p{Lu}].+\.$/u)
    }
  })

  it('changed to another kind keep what both can say', () => {
    expect(changedKind(plain, { part: 'total', group: 'dives' }, 'best')).toEqual({ part: 'best', group: 'dives' })
    expect(changedKind(plain, 'total', 'sum')).toEqual({ part: 'sum', of: ['total'] })
  })

  it('are said in a phrase', () => {
    expect(sentenceOf(plain, plain.score)).toBe('marks: their sum without the 2 highest and 2 lowest × difficulty')
    expect(sentenceOf(plain, { part: 'best', group: 'dives', nth: 2 })).toBe('the second best of Dive')
  })
})

describe('figures', () => {
  it('are typed with the decimals they stand for', () => {
    expect(decimalsAt(plain, ['fields', 0, 'max'])).toBe(1)
    expect(decimalsAt(plain, ['fields', 1, 'judges'])).toBe(0)
    expect(decimalsAt(plain, ['oddities', 0, 'over'])).toBe(1)
  })

  it('stay the numbers they were with other decimals', () => {
    expect(withDecimals(plain, ['fields', 0, 'decimals'], 3).fields[0]).toMatchObject({ decimals: 3, min: 1000, max: 6000, step: 100 })
    expect(withDecimals(plain, ['fields', 1, 'decimals'], 0).fields[1]).toMatchObject({ decimals: 0, min: 0, max: 10, step: 1 })
  })
})

describe('the difficulty', () => {
  it('is switched off with its field and whoever went by it, and on again as it was', () => {
    const [factor] = scoreFactors(plain, plain)
    expect(factor).toEqual({ field: 'difficulty', name: 'Difficulty', on: true })
    const off = withFactorSwitched(plain, plain, factor!)
    expect(readFormat(off).ok).toBe(true)
    expect(off).toMatchObject({ score: panel, fields: [{ id: 'marks' }], order: { by: 'start-list' } })
    expect(withFactorSwitched(off, plain, scoreFactors(off, plain)[0]!)).toEqual(plain)
  })
})

describe('panels of the same marks', () => {
  it('are changed together, and a mean comes with a rounding', () => {
    expect(commonPanel(diving, 'marks')).toEqual({ drop: { high: 2, low: 2 }, reduce: 'sum' })
    const mean = withPanels(diving, 'marks', { drop: { high: 1, low: 1 }, reduce: 'mean' })
    expect(readFormat(mean).ok).toBe(true)
    expect(commonPanel(mean, 'marks')).toEqual({ drop: { high: 1, low: 1 }, reduce: 'mean' })
    expect(commonPanel(bouldering, 'zone')).toBeNull()
  })
})

describe('choosing', () => {
  it('finds by every typed word, without accents and capitals, under headings', () => {
    expect(found(choices, 'DIVING seven').flatMap((shelf) => shelf.choices.map(({ id }) => id))[0]).toBe('diving')
    expect(found(choices, 'nothing like it')).toEqual([])
    expect(found(choices, '').flatMap((shelf) => shelf.choices)).toHaveLength(choices.length)
  })
})

it('an id is made of a name, and is nobody else’s', () => {
  expect(idFor('Zoë’s 2nd run!', [])).toBe('zoe-s-2nd-run')
  expect(idFor('Total', ['total'])).toBe('total-2')
  expect(idFor('constructor', [])).toBe('constructor-2')
  expect(idFor('مجموع', [])).toBe('new')
})

it('who moved in the sample is told by the place before', () => {
  const off = withFactorSwitched(plain, plain, scoreFactors(plain, plain)[0]!)
  const moves = placeMoves(sampleStanding(plain), sampleStanding(off))
  expect(moves.size).toBeGreaterThan(0)
  expect([...moves.values()].every(({ from, to }) => from !== to)).toBe(true)
})
