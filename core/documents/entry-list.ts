// Who is entered in a division, with all that its contests ask to know.
import type { DivisionId } from '../ids.ts'
import { attributeText } from '../formats/text.ts'
import { attributesAsked } from '../views/entries.ts'
import { compareBibs, type Content, type Making, narrow, note, words } from './making.ts'
import type { PaperColumn } from './paper.ts'

/** The entry list of a division, by start number. */
export function entryList({ state }: Making, id: DivisionId): Content {
  const people = [...state.competitors.values()].filter(({ division }) => division === id).sort((a, b) => compareBibs(a.bib, b.bib))
  const hasTeams = people.some(({ team }) => team !== undefined)
  const hasLots = people.some(({ lot }) => lot !== undefined)
  const told = attributesAsked(state, id).filter((attribute) => people.some(({ attributes }) => attributes?.[attribute.id] !== undefined))
  const columns: PaperColumn[] = [
    narrow('No.'),
    words('Name', 3),
    ...(hasTeams ? [words('Club', 2)] : []),
    ...(hasLots ? [narrow('Lot')] : []),
    ...told.map(({ name, unit, options }) => narrow(unit ? `${name} (${unit})` : name, options ? 'start' : 'point')),
  ]
  const events = [...state.contests.values()].filter(({ division }) => division === id).map(({ name }) => name)
  return {
    about: state.divisions.get(id)?.name ?? '',
    stands: null,
    parts: [
      note(
        `${people.length === 1 ? '1 competitor' : `${people.length} competitors`}${events.length > 0 ? ` in ${events.join(', ')}` : ''}.`,
      ),
      {
        part: 'table',
        columns,
        rows: people.map((each) => ({
          cells: [
            each.bib,
            each.name,
            ...(hasTeams ? [each.team ?? ''] : []),
            ...(hasLots ? [each.lot === undefined ? '' : String(each.lot)] : []),
            ...told.map((attribute) => attributeText(attribute, each.attributes?.[attribute.id])),
          ],
        })),
        empty: 'Nobody is entered in this division.',
      },
    ],
  }
}
