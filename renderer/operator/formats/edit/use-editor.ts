// The editor for components: its format, and what is wrong at a place.
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Format } from '../../../../core/formats/format.ts'
import type { Editor, EditorState } from './editor-store.ts'
import { type Path, pathText } from './tree.ts'

export const EditorContext = createContext<Editor | null>(null)

/** The actions. */
export function useEditorActions(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('no editor around this component')
  return editor
}

/** A part of the state; the component draws again when that part changes. */
export const useEditor = <T>(select: (state: EditorState) => T): T => useStore(useEditorActions().store, select)

/** The format as it is. */
export const useFormat = (): Format => useEditor(({ format }) => format)

/** What is wrong exactly here. */
export function useProblem(path: Path): string | undefined {
  const here = pathText(path)
  return useEditor(({ problems }) => problems.find(({ at }) => pathText(at) === here)?.message)
}
