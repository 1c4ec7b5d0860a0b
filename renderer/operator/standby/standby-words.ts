// What a laptop that stands by, took over, or was replaced says of itself.
import type { Answers } from '../../../core/contract/contract.ts'
import type { StandbyView } from '../../../core/contract/standby.ts'
import { clock } from '../state/words.ts'

type Role<R extends StandbyView['role']> = Extract<StandbyView, { role: R }>

/** The banner's heading and what is added to it. `bad` where a person may have to take over. */
export interface StandbyWords {
  tone: 'quiet' | 'bad'
  title: string
  text: string | null
}

/** A laptop that stands by. */
export function standingBy({ upTo, away }: Pick<Role<'standby'>, 'upTo' | 'away'>): StandbyWords {
  const here = upTo === null ? 'nothing of it has come yet' : `everything up to ${clock(upTo)} is here`
  return away === null
    ? { tone: 'quiet', title: `Standing by: ${here}`, text: null }
    : { tone: 'bad', title: `Standing by: ${here}`, text: away }
}

/** A laptop that another goes on for. */
export function replaced({ by, since, late, delivered }: Pick<Role<'replaced'>, 'by' | 'since' | 'late' | 'delivered'>): StandbyWords {
  const kept =
    late === 0
      ? 'Everything that was entered here is there, and nothing was lost.'
      : late === 1
        ? `One entry from here came after that. It is kept${delivered ? ', and waits there for a decision' : ' here, and is offered there as soon as it is reached'}.`
        : `${late} entries from here came after that. They are kept${delivered ? ', and wait there for a decision' : ' here, and are offered there as soon as it is reached'}.`
  return { tone: 'bad', title: `${by} is the table since ${clock(since)}`, text: `Nothing more is entered on this laptop. ${kept}` }
}

/** An event of another laptop, that came here as a file. */
export const elsewhere: StandbyWords = {
  tone: 'quiet',
  title: 'This event belongs to another laptop',
  text: 'It can be looked at, shown and exported here; nothing is entered.',
}

/** What was just taken over. */
export function tookOver({ upTo, parts }: Answers['standby.take-over']): string {
  const from = upTo === null ? 'what had come' : `everything that had come up to ${clock(upTo)}`
  return `This laptop is the table now, with ${from}: ${parts.join(', ')}. Phones keep their parts and send here by themselves. What the other laptop has and is not here will be offered when it comes back.`
}
