// One standing as each surface words it, line by line: `1 11 Ada Lovelace 84.25`. And the same made anew from nothing but the server's log.
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3-multiple-ciphers'
import { join } from 'node:path'
import { applyEntry } from '../../core/apply/apply.ts'
import { createState } from '../../core/apply/state.ts'
import type { Entry } from '../../core/event/entry.ts'
import type { ContestId } from '../../core/ids.ts'
import { standingView } from '../../core/views/standing.ts'

/** The standing at the table. */
export const tableStanding = (page: Page): Promise<string[]> =>
  page.getByTestId('standing-row').evaluateAll((rows) =>
    rows.map((row) => {
      const text = (selector: string) => (row.querySelector<HTMLElement>(selector)?.innerText ?? '').trim()
      return [text('.place'), text('.bib'), text('.who'), text('.decisive')].join(' ')
    }),
  )

/** The standing on a display. */
export const displayStanding = (page: Page): Promise<string[]> =>
  page.getByTestId('display-row').evaluateAll((rows: HTMLElement[]) =>
    rows.map((row) => {
      const text = (selector: string) => (row.querySelector<HTMLElement>(selector)?.innerText ?? '').trim()
      return [text('.place'), row.dataset['bib'], text('.name'), text('.decisive')].join(' ')
    }),
  )

/** The standing on a public page. */
export const publicStanding = (page: Page): Promise<string[]> =>
  page.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const text = (selector: string) => (row.querySelector<HTMLElement>(selector)?.innerText ?? '').trim()
      return [text('.p'), text('small').split(' ')[0], text('.w bdi'), text('td.d')].join(' ')
    }),
  )

/** Every entry of the one event that a server keeps in a folder, in the order of its partitions. */
export function serverLog(folder: string): Entry[] {
  const file = new Database(join(folder, 'scoretable-server.sqlite'), { readonly: true })
  try {
    const rows = file.prepare(`select * from entry order by "partition" <> 'setup', "partition", seq`).all() as (Entry & { body: string })[]
    return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as Entry['body'] }))
  } finally {
    file.close()
  }
}

/** The standing of a contest as the core makes it from a log. */
export function logStanding(entries: readonly Entry[], contest: ContestId): string[] {
  const state = createState()
  for (const entry of entries) applyEntry(state, entry)
  const { rows, decisive } = standingView(state, contest)!
  return rows.map(({ place, tied, bib, name, results }) =>
    [`${tied ? '=' : ''}${place ?? '–'}`, bib, name, results[decisive] ?? ''].join(' '),
  )
}

/** A line without what surfaces mark a shared place, or none, with. */
export const plain = (lines: readonly string[]): string[] =>
  lines.map((line) =>
    line
      .replace(/^[=–]|=(?= )/g, '')
      .replace(/–$/, '')
      .trim(),
  )
