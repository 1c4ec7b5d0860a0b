// The two files that public pages load, under names that change with their content.
import { createHash } from 'node:crypto'
import tokens from '../../renderer/theme/tokens.css?raw'
import { live } from './live.ts'
import paper from './print.css?raw'
import css from './public.css?raw'
import standing from './standing.css?raw'

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 12)

const DARK = /:root\[data-mantine-color-scheme='dark'\] (\{[^}]*\})/

/** The colours that all surfaces share. Screens switch to dark by an attribute; a page without script follows the reader's system, and paper is white. */
export function publicTokens(shared: string): string {
  if (!DARK.test(shared)) throw new Error('renderer/theme/tokens.css has no dark colours where they are looked for')
  return shared.replace(DARK, '@media screen and (prefers-color-scheme: dark) {\n:root $1\n}')
}

/** CSS as it travels: without comments, and without the blanks that only its readers need. */
const squeeze = (text: string) =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim()

export interface Asset {
  path: string
  type: string
  text: string
}

const asset = (name: string, ending: string, type: string, text: string): Asset => ({
  path: `/assets/${name}-${digest(text)}.${ending}`,
  type: `${type}; charset=utf-8`,
  text,
})

export const stylesheet = asset('public', 'css', 'text/css', squeeze([publicTokens(tokens), css, standing, paper].join('\n')))
export const liveScript = asset('live', 'js', 'text/javascript', `(${live.toString()})()`)

/** What has to be loaded anew where anything about the pages' own code changes. */
export const assetsVersion = digest(stylesheet.path + liveScript.path)
