// Who is in, with heads that the import here reads again.
import { attributeCell, attributesOf, type ExportSource, type ExportTable, headOf, personCells, whole } from './table.ts'

/** Everybody who is entered, as entered. */
export function competitorsTable({ state }: ExportSource): ExportTable {
  const attributes = attributesOf([...state.contests.values()].map(({ format }) => format))
  return {
    name: 'Competitors',
    heads: ['Id', 'Number', 'Name', 'Team', 'Division', 'Lot', ...attributes.map(({ name, unit }) => headOf(name, unit))],
    rows: [...state.competitors.values()].map(({ id, division, lot, attributes: own }) => [
      ...personCells(state, [id]),
      state.divisions.get(division)?.name ?? null,
      lot === undefined ? null : whole(lot),
      ...attributes.map((attribute) => attributeCell(attribute, own?.[attribute.id])),
    ]),
  }
}
