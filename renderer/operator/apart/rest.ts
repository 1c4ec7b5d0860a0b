// The part of the app that scoring does not need (../rest.ts).
import { chunk } from './chunk.ts'

export const rest = chunk(() => import('../rest.ts'))
