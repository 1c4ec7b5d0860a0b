// Formats are data: no sport is named in code. A sport's words live in its preset, its tests and its sample, and nowhere else,
// so that the next sport is a new file and not a search through this tree.
import { describe, expect, test } from 'vitest'
import { presets } from '../core/formats/presets/presets.ts'
import { sourceFiles, sourceText } from './check-sources.ts'

/** Words of presets that every sport shares, or that are plain English in this code. */
const shared = new Set(
  [
    'a an and of or the by in on with best total sum points result results score attempt attempts round judge judges seven bench press open',
    'final group carried semi before stage one two three four five six nine panel vault better all around uneven bar balance floor still',
    'ring time mark highest run second third turn vote majority place added',
    'clean dots',
    'for first fastest fewest most less count net handicap sports day event heat lane average mean move multi multiple missed order',
    'bracket bout pool fall scored given rest behind from more fewer class swiss tournament buchholz cut sonneborn berger koya system latin cha matches auto losses zone qualification ranking per last out reached so far live win loss disqualified standard slow single rule game match won drawn lost played robin double elimination bronze repechage colour white black',
    'team workouts container short rep reps load overall tie break places',
    'field next each trial vertical jump high off failure until race exact long put',
    'top zone tries try lead route height hold taken qualification shared averaged ran took part other merged own',
  ]
    .join(' ')
    .split(' '),
)

/** Sports that have no preset yet; their presets will bring the rest of their words. */
const sports =
  'weightlifting speedcubing gymnastics climbing athletics dancesport wrestling robotics pinewood judo swimming crossfit'.split(' ')

const stem = (word: string) => word.replace(/s$/, '')

/** Every word that belongs to one sport: ids and names of presets, their attempts, groups and results, but for the shared ones. */
const sportWords = (() => {
  const named = presets.flatMap((preset) => [
    preset.id,
    preset.name,
    preset.attempt.name,
    ...[...preset.groups, ...preset.results.filter(({ hidden }) => !hidden)].flatMap(({ id, name }) => [id, name]),
  ])
  const words = named.flatMap((name) => name.toLowerCase().split(/[^a-z]+/)).concat(sports)
  return [...new Set(words.filter((word) => word.length > 2 && !shared.has(word) && !shared.has(stem(word))).map(stem))]
})()

const mentions = new RegExp(`(?<![a-z])(${sportWords.join('|')})s?(?![a-z])`, 'i')

/** Words inside camelCase names count as words too. */
const spelledOut = (line: string) => line.replaceAll(/([a-z])([A-Z])/g, '$1 $2')

const isExempt = (file: string) =>
  /^core\/(formats\/presets|formats\/formulas|testing)\/|^(samples|docs|e2e)\/|\.test\.tsx?$|\/testing\//.test(file)

const code = sourceFiles('{core,main,renderer,server,build,bench}/**/*.{ts,tsx,css,html}').filter((file) => !isExempt(file))

describe('no sport is named outside its preset', () => {
  test('the list of words comes from the presets', () => {
    const own = presets
      .flatMap(({ id }) => id.split(/[^a-z]+/))
      .filter((word) => word.length > 2 && !shared.has(word) && !shared.has(stem(word)))
    expect(own.length).toBeGreaterThan(5)
    expect(sportWords).toEqual(expect.arrayContaining(own.map(stem)))
  })

  test('a mention is found however it is written', () => {
    const id = presets[0]?.id ?? ''
    const capital = id.charAt(0).toUpperCase() + id.slice(1)
    for (const line of [`if (id === '${id}')`, `// ${capital}`, `const is${capital} = true`, `.${id}-row {}`]) {
      expect(spelledOut(line)).toMatch(mentions)
    }
  })

  test('in any source file', () => {
    expect(code.length).toBeGreaterThan(20)
    const found = code.flatMap((file) =>
      sourceText(file)
        .split('\n')
        .flatMap((line, index) => (mentions.test(spelledOut(line)) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    )
    expect(found).toEqual([])
  })
})
