// What was typed into the form of a correction or a void, as the command it comes to.
import type { Command } from '../../../../core/decide/command.ts'
import type { Field } from '../../../../core/formats/format.ts'
import { parseMatch, sideText } from '../../../../core/formats/typing-match.ts'
import { err, ok, type Outcome } from '../../../../core/outcome.ts'
import { correctionOf, correctionText } from '../../input/preview.ts'
import type { Amendable } from '../../state/amendable.ts'
import type { Amending } from '../../state/operator.ts'

/** An entry and what is being done to it. */
export interface Amended {
  how: Amending['how']
  entry: Amendable
  fields: readonly Field[]
}

/** A correction as it was typed: what it will say, and the command once there is a reason. */
export interface Correction {
  says: string
  command: (reason: string, confirmed: boolean) => Command
}

/** A match is corrected whole, as it is typed. */
function readMatch({ partition, seq }: Amendable, match: NonNullable<Amendable['match']>, fields: readonly Field[], value: string) {
  const asked = fields.filter(({ id }) => match.fields.includes(id))
  const parsed = parseMatch(asked, match.sides, value)
  if (!parsed.ok) return err(parsed.error.message)
  const { sides, forfeit } = parsed.value
  const unplayed = forfeit || match.sides === 1
  const says = sides.map((values) => sideText(asked, values)).join(match.sides === 2 ? ' : ' : ' · ')
  return ok({
    says: forfeit ? `${says}, not played` : says,
    command: (reason: string, confirmed: boolean): Command => ({
      name: 'match.correct',
      partition,
      replaces: seq,
      sides,
      reason,
      ...(unplayed ? { forfeit: true } : {}),
      ...(confirmed ? { confirmed } : {}),
    }),
  })
}

/** Reads what was typed as the new value of an entry. */
export function readCorrection({ entry, fields }: Pick<Amended, 'entry' | 'fields'>, value: string): Outcome<Correction, string> {
  if (entry.match) return readMatch(entry, entry.match, fields, value)
  const { partition, seq } = entry
  const parsed = correctionOf(fields, value, entry.input)
  if (!parsed.ok) return err(parsed.error.message)
  if (parsed.value.kind !== 'values') return err('A status is not a correction. Void the entry, then type the status.')
  const { values } = parsed.value
  return ok({
    says: correctionText(fields, values),
    command: (reason, confirmed) => ({
      name: 'attempt.correct',
      partition,
      replaces: seq,
      values,
      reason,
      ...(confirmed ? { confirmed } : {}),
    }),
  })
}

/** The command, or the sentence that says what is missing. */
export function amendment({ how, entry, fields }: Amended, value: string, reason: string, confirmed: boolean): Outcome<Command, string> {
  const why = reason.trim()
  if (how === 'void') {
    if (why === '') return err('Say why it is voided. The reason is kept with it.')
    return ok({ name: 'entry.void', partition: entry.partition, voids: entry.seq, reason: why })
  }
  const read = readCorrection({ entry, fields }, value)
  if (!read.ok) return read
  if (why === '') return err('Say why it is corrected. The reason is kept with it.')
  return ok(read.value.command(why, confirmed))
}
