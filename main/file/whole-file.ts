// Small files that are there whole or not at all, whatever is unplugged meanwhile, and that only this user can read.
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { randomName } from './random-name.ts'

/** Makes a file (mode 0600) that must not be there yet. Returns false, and touches nothing, where one is. Throws the system's error. */
export function createWhole(path: string, text: string): boolean {
  const draft = writeDraft(path, text)
  try {
    return placeNew(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Writes a file (mode 0600) in place of the one that is there, if any. Throws the system's error, with the old one whole. */
export function replaceWhole(path: string, text: string): void {
  const draft = writeDraft(path, text)
  try {
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/** Gives a finished file its name, unless that is taken (false). A link, not a rename: a rename would silently replace what is there. */
export function placeNew(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    if (!NO_LINKS.has(errorCode(error))) throw error
    // A memory stick's file system knows no links: claim the name, then rename over the empty claim.
    try {
      closeSync(openSync(path, 'wx', 0o600))
    } catch (taken) {
      if (errorCode(taken) === 'EEXIST') return false
      throw taken
    }
    renameSync(draft, path)
  }
  syncFolder(dirname(path))
  return true
}

const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK', 'UNKNOWN'])

/** Makes a new name in a folder durable. Windows can't sync a folder, and its file system doesn't need it. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncFile(folder)
}

/** Makes a file's content durable. */
export function syncFile(path: string): void {
  const file = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The system's name for an error (`ENOSPC`), or an empty text. */
export const errorCode = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

function writeDraft(path: string, text: string): string {
  const draft = `${path}-${randomName()}`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  return draft
}
