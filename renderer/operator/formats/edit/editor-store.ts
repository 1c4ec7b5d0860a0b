// What the editor knows: the format as it was, as it is, every step in between, and where the person looks.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Format } from '../../../../core/formats/format.ts'
import { type Problem, readFormat } from '../../../../core/formats/problems.ts'
import { sameData } from '../../../../core/formats/same.ts'
import { type Path, pathText, valueAt, withMoved, withValue } from './tree.ts'

export const SECTIONS = ['about', 'groups', 'fields', 'score', 'results', 'ranking', 'attributes', 'statuses', 'next'] as const
export type Section = (typeof SECTIONS)[number]

/** Which section shows what lies at a path. */
const SECTION_OF: Record<string, Section> = {
  groups: 'groups',
  attempt: 'groups',
  order: 'groups',
  draw: 'groups',
  bracket: 'groups',
  takes: 'groups',
  fields: 'fields',
  oddities: 'fields',
  score: 'score',
  cell: 'score',
  results: 'results',
  carries: 'results',
  ranking: 'ranking',
  rankings: 'ranking',
  attributes: 'attributes',
  statuses: 'statuses',
  next: 'next',
}

/** The section that a problem is mended in. */
export const sectionOf = (at: Path): Section => SECTION_OF[String(at[0])] ?? 'about'

export interface EditorState {
  /** As it was when the editor was opened, and what changes are compared with. */
  origin: Format
  /** As it is; it may have problems. */
  format: Format
  problems: readonly Problem[]
  /** The last format without problems: what the sample shows. */
  sound: Format
  past: readonly Format[]
  future: readonly Format[]
  section: Section
}

export interface Editor {
  store: StoreApi<EditorState>
  /** Puts a value at a path; undefined takes it away. What is typed in one place is one step back. */
  set(path: Path, value: unknown): void
  move(path: Path, by: 1 | -1): void
  /** Another format altogether, as one step. */
  replace(format: Format): void
  undo(): void
  redo(): void
  show(section: Section): void
}

const MOST_STEPS = 200

/** Opens an editor on a format. `from` is what it is compared with. */
export function createEditor(from: Format, format: Format): Editor {
  const read = (of: Format) => {
    const outcome = readFormat(of)
    return outcome.ok ? { problems: [], sound: of } : { problems: outcome.error }
  }
  const store = createStore<EditorState>(() => ({
    origin: from,
    format,
    sound: format,
    past: [],
    future: [],
    section: 'about',
    ...read(format),
  }))
  const { getState: get, setState: set } = store
  /** Where the last change was typed: the next one there belongs to the same step. */
  let typing: string | null = null

  function step(next: Format, key: string | null): void {
    const { format: before, past } = get()
    if (next === before) return
    const same = key !== null && key === typing
    typing = key
    set({ format: next, past: same ? past : [...past, before].slice(-MOST_STEPS), future: [], ...read(next) })
  }

  return {
    store,
    set(path, value) {
      const { format: before } = get()
      if (sameData(valueAt(before, path), value)) return
      const typed = typeof value === 'string' || typeof value === 'number'
      step(withValue(before, path, value), typed ? pathText(path) : null)
    },
    move: (path, by) => step(withMoved(get().format, path, by), null),
    replace: (next) => step(next, null),
    undo() {
      const { past, format: now, future } = get()
      const before = past.at(-1)
      if (!before) return
      typing = null
      set({ format: before, past: past.slice(0, -1), future: [now, ...future], ...read(before) })
    },
    redo() {
      const { past, format: now, future } = get()
      const [next, ...rest] = future
      if (!next) return
      typing = null
      set({ format: next, past: [...past, now], future: rest, ...read(next) })
    },
    show: (section) => set({ section }),
  }
}

/** Whether anything would be lost by leaving. */
export const isChanged = ({ past, format }: EditorState): boolean => past.length > 0 && !sameData(past[0], format)
