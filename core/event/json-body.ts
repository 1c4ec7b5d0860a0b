// The body of an entry before its kind is known: a JSON object of bounded depth.
//
// Whatever handles a body later (hashing, the schemas of its kind) walks down it level by level. A body that is deep enough to exhaust the
// stack of one of them but not of another would be stored, and then could never be read again; so the bound is here, before anything else.
import { z } from 'zod'

/** A body nests at most so many levels; a format, the deepest body there is, needs less than half. */
export const MOST_LEVELS = 32

type Json = z.core.util.JSONType

function isJson(value: unknown, levels: number): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || levels === 0) return false
  return (Array.isArray(value) ? value : Object.values(value)).every((part) => isJson(part, levels - 1))
}

/** A JSON object, kept as it came. */
export const JsonBody = z.custom<Record<string, Json>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && isJson(value, MOST_LEVELS),
  'is not a JSON object, or nests too deep',
)
