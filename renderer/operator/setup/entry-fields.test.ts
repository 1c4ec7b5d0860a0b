import { expect, it } from 'vitest'
import { presetOf } from '../../../core/formats/presets/presets.ts'
import { buildEvent } from '../../../core/testing/build-state.ts'
import { choiceOf } from '../../../core/views/format.ts'
import { entriesView } from '../../../core/views/entries.ts'
import { fieldsOf, readFields, typedFrom } from './entry-fields.ts'

const preset = choiceOf(presetOf('powerlifting')!, false)

it('asks for what the preset asks for', () => {
  expect(fieldsOf(preset)).toEqual(['bib', 'name', 'team', 'division', 'lot', 'attribute:bodyweight', 'attribute:sex'])
})

it('reads what was typed', () => {
  const typed = { bib: ' 7 ', name: 'Ada', division: 'Open', 'attribute:bodyweight': '62,5 kg' } as const
  expect(readFields(typed, preset, [])).toEqual({
    ok: true,
    value: { bib: '7', name: 'Ada', division: 'Open', attributes: { bodyweight: 6250 } },
  })
})

it('says what is wrong beside its field, all at once', () => {
  expect(readFields({ bib: '1', 'attribute:bodyweight': '0' }, preset, [{ bib: '1', name: 'Bea' }])).toEqual({
    ok: false,
    error: {
      bib: 'Number 1 is already in this event: Bea.',
      name: 'The name is missing.',
      division: 'The division is missing.',
      'attribute:bodyweight': 'Body weight “0” must be between 15.00 and 350.00 kg.',
    },
  })
})

it('types a competitor of the list back as it was', () => {
  const rows = [{ bib: '1', name: 'Ada', team: 'North', division: 'Open', lot: 0, attributes: { bodyweight: 6250 } }]
  const [entry] = entriesView(buildEvent('powerlifting', rows).state).competitors
  expect(readFields(typedFrom(entry!, 'Open'), preset, [])).toEqual({ ok: true, value: rows[0] })
})
