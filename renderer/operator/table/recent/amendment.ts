// What was typed into the form of a correction or a void, as the command it comes to.
import type { Command } from '../../../../core/decide/command.ts'
import type { Field } from '../../../../core/formats/format.ts'
import { err, ok, type Outcome } from '../../../../core/outcome.ts'
import { correctionOf } from '../../input/preview.ts'
import type { Amendable } from '../../state/amendable.ts'
import type { Amending } from '../../state/operator.ts'

/** An entry and what is being done to it. */
export interface Amended {
  how: Amending['how']
  entry: Amendable
  fields: readonly Field[]
}

/** The command, or the sentence that says what is missing. */
export function amendment({ how, entry, fields }: Amended, value: string, reason: string, confirmed: boolean): Outcome<Command, string> {
  const { partition, seq } = entry
  const why = reason.trim()
  if (how === 'void') {
    if (why === '') return err('Say why it is voided. The reason is kept with it.')
    return ok({ name: 'entry.void', partition, voids: seq, reason: why })
  }
  const parsed = correctionOf(fields, value, entry.input)
  if (!parsed.ok) return err(parsed.error.message)
  if (parsed.value.kind !== 'values') return err('A status is not a correction. Void the entry, then type the status.')
  if (why === '') return err('Say why it is corrected. The reason is kept with it.')
  return ok({
    name: 'attempt.correct',
    partition,
    replaces: seq,
    values: parsed.value.values,
    reason: why,
    ...(confirmed ? { confirmed } : {}),
  })
}
