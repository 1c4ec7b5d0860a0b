// What a line says otherwise than the event, field by field: what would change, and what stays whatever the line says.
import { divisionKey } from '../decide/division-name.ts'
import type { Attribute } from '../formats/format.ts'
import { attributeText } from '../formats/text.ts'
import type { DivisionId } from '../ids.ts'
import type { Here, Merged } from './merge.ts'
import type { ReadRow } from './merge-identity.ts'

/** A field that changes: what it is called, and what it was and becomes, in words; `was` is empty where there was nothing. */
export interface FieldChange {
  field: string
  was: string
  is: string
}

/** A field that the line says otherwise, and that stays: why, as half a sentence. */
export interface KeptField {
  field: string
  says: string
  because: string
}

type Divisions = ReadonlyMap<string, { id: DivisionId; asked: readonly Attribute[] }>

/** What a line makes of somebody who is here. What it leaves empty says nothing. */
export function describeChanges({ line, row, says }: ReadRow, who: Here, divisions: Divisions): Merged {
  const changes: FieldChange[] = []
  const kept: KeptField[] = []
  const change = (field: string, was: string, is: string) => void (was === is ? 0 : changes.push({ field, was, is }))
  const made = 'the results were made with it'

  const bib = says.number ? row.bib : who.bib
  change('Number', who.bib, bib)
  change('Name', who.name, row.name)
  change('Team', who.team ?? '', row.team ?? who.team ?? '')

  const isMoved = says.division && divisionKey(row.division) !== divisionKey(who.divisionName)
  const target = isMoved ? divisions.get(divisionKey(row.division)) : undefined
  const stays = !isMoved ? null : (who.stays ?? (target ? null : 'there is no such division here yet'))
  if (isMoved && stays !== null) kept.push({ field: 'Division', says: row.division, because: stays })
  const division = isMoved && stays === null && target ? target.id : who.division
  if (division !== who.division) change('Division', who.divisionName, row.division)

  let lot = who.lot
  if (row.lot !== undefined && row.lot !== who.lot) {
    if (who.recorded) kept.push({ field: 'Lot', says: String(row.lot), because: made })
    else {
      lot = row.lot
      change('Lot', who.lot === undefined ? '' : String(who.lot), String(row.lot))
    }
  }

  const asked = division === who.division || !target ? who.asked : target.asked
  const attributes = { ...who.attributes }
  for (const attribute of asked) {
    const { id, name } = attribute
    const value = row.attributes?.[id]
    if (value === undefined || value === who.attributes[id]) continue
    const text = attributeText(attribute, value)
    if (who.recorded) kept.push({ field: name, says: text, because: made })
    else {
      attributes[id] = value
      change(name, attributeText(attribute, who.attributes[id]), text)
    }
  }
  const missing = asked.find(({ id, required }) => required && attributes[id] === undefined)
  if (missing) return { is: 'conflict', line, why: `${who.name} needs ${missing.name.toLowerCase()} in ${row.division}.` }
  if (changes.length === 0) return { is: 'same', line, who, kept }
  const team = row.team ?? who.team
  const to = {
    bib,
    name: row.name,
    division: row.division,
    divisionId: division,
    ...(team === undefined ? {} : { team }),
    ...(lot === undefined ? {} : { lot }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
  }
  return { is: 'changed', line, who, to, changes, kept }
}
