// A numbered step that takes an event file from one version to the next. A step that has been released is never edited again.

/** `version` is what the file has after it; steps run in order, each once, in one transaction together. */
export interface Migration {
  version: number
  name: string
  sql: string
}
