// The specification of headings: what people call these columns, in the languages they write them in.
import { describe, expect, it } from 'vitest'
import { powerlifting } from '../formats/presets/powerlifting.ts'
import { mapByContent, mapHeadings, targetOf } from './columns.ts'

const weight = powerlifting.attributes[0]!

describe('a heading', () => {
  it.each([
    ['Name', 'name'],
    ['ATHLETE', 'name'],
    ['  Full   name ', 'name'],
    ['Nombre completo', 'name'],
    ['First name', 'first-name'],
    ['Vorname', 'first-name'],
    ['Prénom', 'first-name'],
    ['Surname', 'last-name'],
    ['Nachname', 'last-name'],
    ['Apellidos', 'last-name'],
    ['Cognome', 'last-name'],
    ['Bib', 'bib'],
    ['No.', 'bib'],
    ['Nº', 'bib'],
    ['#', 'bib'],
    ['Startnummer', 'bib'],
    ['Dossard', 'bib'],
    ['Dorsal', 'bib'],
    ['Club', 'team'],
    ['Équipe', 'team'],
    ['Verein', 'team'],
    ['País', 'team'],
    ['Weight class', 'division'],
    ['Weight Class (kg)', 'division'],
    ['Catégorie', 'division'],
    ['Kategorie', 'division'],
    ['Lot no.', 'lot'],
    ['Losnummer', 'lot'],
    ['Body weight', 'attribute:bodyweight'],
    ['Bodyweight (kg)', 'attribute:bodyweight'],
    ['BW [kg]', 'attribute:bodyweight'],
    ['bodyweightkg', 'attribute:bodyweight'],
  ])('“%s” is %s', (heading, target) => {
    expect(targetOf(heading, [weight])).toBe(target)
  })

  it.each(['', '   ', 'Coach', 'Date of birth', 'Body weight (lb)', '123', '<script>', '😀', 'x'.repeat(61), '\0'])(
    '“%s” is nothing known',
    (heading) => {
      expect(targetOf(heading, [weight])).toBeNull()
    },
  )
})

describe('a row of headings', () => {
  it('gives each thing one column, the first', () => {
    expect(mapHeadings(['No', 'Name', 'Club', 'Team', 'Coach'], [])).toEqual(['bib', 'name', 'team', null, null])
  })

  it('takes a name beside a first name for a last name', () => {
    expect(mapHeadings(['Vorname', 'Name'], [])).toEqual(['first-name', 'last-name'])
  })

  it('leaves a name whole beside first and last', () => {
    expect(mapHeadings(['Name', 'First name', 'Last name'], [])).toEqual(['name', 'first-name', 'last-name'])
  })
})

describe('an attribute', () => {
  it('is found by other words that lists have for it, and only where the format asks for it', () => {
    for (const heading of ['Sex', 'Gender', 'M/F', 'Geschlecht']) expect(targetOf(heading, powerlifting.attributes)).toBe('attribute:sex')
    expect(targetOf('Gender', [])).toBeNull()
  })
})

describe('no headings', () => {
  const rows = (...lines: string[][]) => lines.map((cells) => ({ cells }))

  it('short numbers that are all different are bibs; the first letters are names', () => {
    expect(mapByContent(rows(['1', 'Ada', 'North'], ['2', 'Bea', 'North']), 3)).toEqual(['bib', 'name', null])
  })

  it('numbers that repeat are no bibs', () => {
    expect(mapByContent(rows(['83', 'Ada'], ['83', 'Bea']), 2)).toEqual([null, 'name'])
  })

  it('numbers alone are nothing', () => {
    expect(mapByContent(rows(['1', '2'], ['3', '4']), 2)).toEqual([null, null])
  })
})
