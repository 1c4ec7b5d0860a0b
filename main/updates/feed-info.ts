// What a feed says, once its signature holds: electron-updater's `latest.yml`, as far as this app uses it. All else is left out, not passed on.
import { parse } from 'yaml'
import { z } from 'zod'
import { VERSION } from './policy.ts'

/** A file beside the feed, by its bare name: a feed can't send anybody elsewhere. */
const FeedFile = z.object({
  url: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,150}$/),
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  size: z
    .number()
    .int()
    .min(1)
    .max(2 ** 31),
  blockMapSize: z
    .number()
    .int()
    .min(1)
    .max(2 ** 26)
    .optional(),
  isAdminRightsRequired: z.boolean().optional(),
})

const Notes = z.union([z.string(), z.array(z.object({ version: z.string(), note: z.string().nullable() }))]).nullish()

const FeedInfo = z
  .object({
    version: z.string().regex(VERSION),
    files: z.array(FeedFile).min(1).max(20),
    releaseNotes: Notes.transform(plainNotes),
    releaseDate: z.string().max(40).default(''),
    minimumSystemVersion: z.string().max(40).optional(),
    /** To how many of a hundred it is given yet; electron-updater decides who they are. */
    stagingPercentage: z.number().int().min(0).max(100).optional(),
  })
  // Of the time when a feed had one file; electron-updater's type still has them.
  .transform((info) => ({ ...info, path: info.files[0]!.url, sha512: info.files[0]!.sha512 }))
export type FeedInfo = z.infer<typeof FeedInfo>

/** How much of the notes is shown. */
const MOST_LETTERS = 8000

/** Reads a feed; null where it is none. */
export function readFeedInfo(text: string): FeedInfo | null {
  try {
    // No anchors: a few lines of them could be made to fill the memory.
    return FeedInfo.safeParse(parse(text, { maxAliasCount: 0 })).data ?? null
  } catch {
    // Not YAML, or with what is not wanted in it.
    return null
  }
}

/** Release notes as one text, to be shown as it is: what a screen could take for an instruction is left out, markup stays letters. */
function plainNotes(notes: z.infer<typeof Notes>): string | null {
  const text = Array.isArray(notes) ? notes.map(({ version, note }) => `${version}\n${note ?? ''}`).join('\n\n') : (notes ?? '')
  // Control characters but the line feed, and those that turn the direction of all that follows.
  const plain = text.replaceAll(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, '').trim()
  return plain === '' ? null : plain.slice(0, MOST_LETTERS)
}
