// One step of an explanation: what a figure is, what it came to, and the figures it was made of, down to what was typed.
import { formatScaled } from '../../formats/decimal.ts'
import { type Scale, scaleText } from '../../formats/scale.ts'
import type { CompetitorId } from '../../ids.ts'
import type { Figure } from '../line.ts'
import type { Everybody } from '../parts/field-wide.ts'

/** A mark that was looked at, as a sheet prints it; one that doesn't count was dropped. */
export interface Mark {
  text: string
  counts: boolean
}

/** One step. All texts are ready to print; `value` is empty where there is nothing. */
export interface Step {
  /** What it is called, where it has a name: a column, an attempt. */
  name?: string
  /** How it came about: `best of Round 1`, `sum`. */
  say: string
  value: string
  marks?: Mark[]
  /** Only where it doesn't: an attempt that is not the best, a mark that was dropped. */
  counts?: false
  of: Step[]
}

/** What an explanation of one competitor's figures needs beside the context. */
export interface Telling {
  /** Everybody who counts, and which of them this one is; null for somebody who doesn't count. */
  all: Everybody | null
  row: number
  nameOf: (competitor: CompetitorId) => string
  /** What a slot of another contest is called. */
  sourceOf: (slot: number) => string | null
}

/** A figure in its own writing; a list item by item. */
export function figureText(scale: Scale, figure: Figure, unit?: string): string {
  if (typeof figure === 'number') {
    const text = scaleText(scale, figure)
    // Minutes and hours are no number of seconds.
    return unit === undefined || text.includes(':') ? text : `${text} ${unit}`
  }
  return (figure ?? []).map((item) => (item === null ? '–' : formatScaled(item, scale.decimals))).join(' ')
}
