// `node build/package/tag.ts v1.2.3`: whether a tag is the one of package.json's version, and its notes are in CHANGELOG.md. The release workflow
// asks before anything else: an app whose version is not its release's would be offered as an update of itself.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../check-steps.ts'

/** Null where the tag fits; else the sentence that says what does not. */
export function wrongTag(tag: string, version: string, changelog: string): string | null {
  if (!/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version)) return `package.json’s version is ${version}, which is no version of a release.`
  if (tag !== `v${version}`)
    return `The tag is ${tag || 'not given'}, and package.json’s version is ${version}: the tag has to be v${version}.`
  if (!changelog.split('\n').some((line) => line.replace(/^#+ \[?v?/, '#').startsWith(`#${version}`)))
    return `CHANGELOG.md has no heading for ${version}: whoever is offered it reads there what is new.`
  return null
}

if (import.meta.main) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const wrong = wrongTag(process.argv[2] ?? '', version, readFileSync(join(root, 'CHANGELOG.md'), 'utf8'))
  console.log(wrong ?? `The tag is that of version ${version}.`)
  process.exitCode = wrong === null ? 0 : 1
}
