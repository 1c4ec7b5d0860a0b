// Choosing a folder in the system's own dialog: a port that a shell with windows fills. A browser's page has no such dialog that tells a path.
import { err, ok, type Outcome } from '../../core/outcome.ts'
import type { Failure } from '../../core/contract/contract.ts'

/** Asks the person; null where they chose none. */
export type ChooseFolder = () => Promise<string | null>

const NO_DIALOG: Failure = { kind: 'refused', message: 'A browser can’t choose folders. Type where it is.' }

/** The station's end of the port: nobody there yet. */
export function createFolderDialog() {
  let choose: ChooseFolder | null = null
  return {
    isThere: () => choose !== null,
    set: (dialog: ChooseFolder) => void (choose = dialog),
    ask: async (): Promise<Outcome<{ folder: string | null }, Failure>> => (choose ? ok({ folder: await choose() }) : err(NO_DIALOG)),
  }
}

export type FolderDialog = ReturnType<typeof createFolderDialog>
