// The guide for a new sport does what it says: its preset is imported, its cases are played, and what it says is refused is refused.
import { stripTypeScriptTypes } from 'node:module'
import { describe, expect, test } from 'vitest'
import { Format } from '../core/formats/format.ts'
import { faultOf } from '../core/formats/sound.ts'
import { typingHint } from '../core/formats/typing.ts'
import { readCaseFile } from '../core/testing/published/case-file.ts'
import { isPassed, runCase } from '../core/testing/published/run-case.ts'
import { sourceText } from './check-sources.ts'

const guide = sourceText('docs/guides/add-a-format.md')

/** The guide's block of that kind: the text between the fences. */
function block(kind: string): string {
  const found = new RegExp('^```' + kind + '\\n([^]*?)^```', 'm').exec(guide)?.[1]
  if (found === undefined) throw new Error(`the guide has no block ${kind}`)
  return found
}

/** The one thing a preset's file exports, with its types stripped as Node strips them. */
async function presetOf(source: string): Promise<Format> {
  const module = (await import(`data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(source))}`)) as Record<string, Format>
  const [preset] = Object.values(module)
  return preset!
}

describe('the guide for a new sport', () => {
  test('has a preset that is sound and says how it is typed', async () => {
    const preset = await presetOf(block('ts preset'))
    expect(Format.parse(preset)).toEqual(preset)
    expect(typingHint(preset, 'result')).toBe('Splash, then 5 marks, with spaces; 85 is 8.5')
  })

  test('has cases that the engine plays as they are printed, figure by figure', async () => {
    const preset = await presetOf(block('ts preset'))
    const file = readCaseFile(block('json cases'))
    if (!file.ok || !file.value) throw new Error('the guide’s cases can’t be read')
    expect(file.value.cases).toHaveLength(1)
    for (const each of file.value.cases) {
      const played = runCase(file.value, { ...each, inputs: { ...each.inputs, format: JSON.parse(JSON.stringify(preset)) } })
      expect(played).toMatchObject({ differences: [] })
      expect(isPassed(played)).toBe(true)
    }
  })

  test('says what a format is refused for', async () => {
    const preset = await presetOf(block('ts preset'))
    const panel = { part: 'panel' as const, field: 'marks', drop: { high: 3, low: 3 }, reduce: 'sum' as const }
    expect(faultOf({ ...preset, score: panel })).toBe(block('text refused').trim())
  })
})
