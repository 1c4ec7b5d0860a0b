// One line of an entry list, as commands carry it.
import { CompetitorBody, Text } from '../event/entry.ts'
import type { z } from 'zod'

/** One competitor of an entry list, before it has an id; its division is named, and made if it is new. */
export const EntryListRow = CompetitorBody.omit({ competitor: true, division: true }).extend({ division: Text })
export type EntryListRow = z.infer<typeof EntryListRow>

/** At most this many competitors in one event; a longer list is refused with a sentence. */
export const MAX_COMPETITORS = 5000
