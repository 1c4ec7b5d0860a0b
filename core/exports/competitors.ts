// Who is in, with heads that the import here reads again.
import type { Competitor } from '../apply/state.ts'
import {
  attributeCell,
  attributesOf,
  type Column,
  type ExportSource,
  type ExportTable,
  headOf,
  personColumns,
  tableOf,
  whole,
} from './table.ts'

/** Everybody who is entered, as entered. */
export const competitorsTable = ({ state }: ExportSource): ExportTable =>
  tableOf<Competitor>('Competitors', state.competitors.values(), [
    ...personColumns<Competitor>((competitor) => [competitor]),
    ['Division', ({ division }) => state.divisions.get(division)?.name ?? null],
    ['Lot', ({ lot }) => whole(lot)],
    ...attributesOf([...state.contests.values()].map(({ format }) => format)).map((attribute): Column<Competitor> => [
      headOf(attribute.name, attribute.unit),
      ({ attributes }) => attributeCell(attribute, attributes?.[attribute.id]),
    ]),
  ])
