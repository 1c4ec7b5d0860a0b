// What makes an event a rehearsal: its id. Every entry is sealed with it, every request and every file names it, so no copy, backup, phone or
// laptop that stands by can have the event without the mark, and nothing of it can be taken into the event that is rehearsed.
import type { Command } from '../decide/command.ts'
import { EventId } from '../ids.ts'

const MARK = 'rehearsal'
const SAID = 'REHEARSAL · '
const LONGEST = 200

/** Whether an event is a rehearsal: nothing of it goes to a results server. Of the ids made at random, one in 2^45 would be. */
export const isRehearsal = (event: string): boolean => event.startsWith(MARK)

/** A rehearsal's id from one that was made at random: 85 random bits are left of it. */
export const rehearsalId = (random: EventId): EventId => EventId.parse(MARK + random.slice(MARK.length))

/** A command as a rehearsal takes it: its name goes on saying so, on all that is printed and exported of it. */
export const rehearsed = (command: Command): Command =>
  command.name === 'event.describe' ? { ...command, event: { ...command.event, name: rehearsalName(command.event.name) } } : command

/** Why a rehearsal is not published. */
export const REHEARSES = {
  kind: 'refused' as const,
  message: 'This is a rehearsal, and a rehearsal can’t reach a results server. Nothing was sent. End it, and publish the event itself.',
}

/** What the rehearsal of an event of that name is called, in at most 200 characters; the same where the name says it already. */
export function rehearsalName(name: string): string {
  if (name.startsWith(SAID)) return name
  const long = `${SAID}${name}`
  // No character is cut in two.
  for (let length = LONGEST; ; length--) if (long.slice(0, length).isWellFormed()) return long.slice(0, length).trim()
}
