// The two files that public pages load, under names that change with their content.
import { createHash } from 'node:crypto'
import css from './public.css?raw'
import live from './live.js?raw'

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 12)

export interface Asset {
  path: string
  type: string
  text: string
}

export const stylesheet: Asset = { path: `/assets/public-${digest(css)}.css`, type: 'text/css; charset=utf-8', text: css }
export const liveScript: Asset = { path: `/assets/live-${digest(live)}.js`, type: 'text/javascript; charset=utf-8', text: live }

/** What has to be loaded anew where anything about the pages' own code changes. */
export const assetsVersion = digest(css + live)
