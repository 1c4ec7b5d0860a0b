// The frame of every public page: one stylesheet, one small script where there is something to follow, nothing inline, nothing from elsewhere.
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { liveScript, stylesheet } from './assets.ts'

interface Frame {
  title: string
  /** The version of what the page shows; null where nothing on it changes. */
  version: string | null
  children: ReactNode
}

/** A whole page as HTML. */
export function page({ title, version, children }: Frame): string {
  const html = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={stylesheet.path} />
        {version !== null && <script type="module" src={liveScript.path} />}
      </head>
      <body>
        <main data-version={version ?? undefined}>{children}</main>
      </body>
    </html>
  )
  return `<!doctype html>${renderToStaticMarkup(html)}`
}

const stamp = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long', timeStyle: 'short' })

/** A time on the page, in UTC. */
export const utc = (at: number): string => `${stamp.format(at)} UTC`

/** When what is shown was true, in the reader's own time where the script runs, else in UTC. */
export const AsOf = ({ at }: { at: number | null }) =>
  at === null ? null : (
    <span>
      as of <time dateTime={new Date(at).toISOString()}>{utc(at)}</time>
      <noscript> · reload for news</noscript>
    </span>
  )

/** A page that only says something. */
export const messagePage = (title: string, ...sentences: string[]): string =>
  page({
    title: `${title} · Scoretable`,
    version: null,
    children: (
      <header>
        <h1>{title}</h1>
        {sentences.map((sentence) => (
          <p className="sub" key={sentence}>
            {sentence}
          </p>
        ))}
      </header>
    ),
  })
