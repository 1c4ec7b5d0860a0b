// What core exports is what everyone builds on: each exported thing says what it is, in a doc comment. Inferred twins of a schema
// (`export type X = z.infer<typeof X>`) are documented by the schema, and re-exports by what they export.
import { describe, expect, test } from 'vitest'
import { sourceFiles, sourceText } from './check-sources.ts'

const declaration = /^export (?:declare )?(?:async )?(?:const|function\*?|interface|type|class|abstract class) ([A-Za-z0-9_$]+)/
const inferredTwin = /^export type (\w+) = (?:z\.(?:infer|input|output)<typeof \1>|\{ \[\w+ in keyof typeof \1\])/

/** The exported things of a text that no doc comment stands above, as `line: name`. */
function undocumented(text: string): string[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const name = declaration.exec(line)?.[1]
    if (name === undefined || inferredTwin.test(line)) return []
    // An overload's doc comment serves the signatures after it.
    const before = lines[index - 1]?.trimEnd() ?? ''
    if (before.endsWith('*/') || before.startsWith(`export function ${name}`)) return []
    return [`${index + 1}: ${name}`]
  })
}

const core = sourceFiles('core/**/*.ts').filter((file) => !file.endsWith('.test.ts') && !file.includes('/testing/'))

describe('doc comments', () => {
  test('one that is missing is found, and one that is there is seen', () => {
    expect(undocumented('/** What it is. */\nexport const a = 1\n\nexport function b() {}\n// no doc\nexport interface C {}')).toEqual([
      '4: b',
      '6: C',
    ])
    expect(undocumented('/** X. */\nexport const X = z.string()\nexport type X = z.infer<typeof X>')).toEqual([])
  })

  test('everything that core exports has one', () => {
    expect(core.length).toBeGreaterThan(20)
    expect(core.flatMap((file) => undocumented(sourceText(file)).map((what) => `${file}:${what}`))).toEqual([])
  })

  test('every file opens with what it is for', () => {
    expect(core.filter((file) => !/^(\/\/|\/\*)/.test(sourceText(file)))).toEqual([])
  })
})
