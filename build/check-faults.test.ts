// docs/faults.md lists what goes wrong at a venue. This holds it to the truth: each line has tests whose titles name it, the sentence that a
// person sees is in the sources word for word, and a line that is not whole yet says so.
import { describe, expect, test } from 'vitest'
import { sourceFiles, sourceText } from './check-sources.ts'

const LINES = 60

/** Lines of which a part is not built yet. Each says in docs/faults.md what is missing; one that is whole has to leave this list. */
const NOT_WHOLE: readonly number[] = []

/** A line of the list. `seen`: sentences that a person reads, `…` where the app fills in; `tests`: as `file: title`. */
interface FaultLine {
  number: number
  seen: string[]
  tests: string[]
  missing: string[]
}

const after = (lines: readonly string[], mark: string) =>
  lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length))

/** Reads the list: a heading `### 7 · …` for each line, and below it `- Seen: `, `- Test: ` and `- Not yet: `. */
function readFaults(text: string): FaultLine[] {
  return text
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const lines = part.split('\n')
      return {
        number: Number.parseInt(lines[0] ?? '', 10),
        seen: after(lines, '- Seen: ').flatMap((seen) => [...seen.matchAll(/“(.*?)”(?=$| ·| \()/g)].map((match) => match[1] ?? '')),
        tests: after(lines, '- Test: '),
        missing: after(lines, '- Not yet: '),
      }
    })
}

/** The titles in a test file that name lines, each with the numbers it names: `fault 3: …`, `faults 2 and 6: …`. */
function namedIn(text: string): { numbers: number[]; title: string }[] {
  return [...text.matchAll(/\(\s*(['"`])faults? (\d[\d, and]*): ((?:\\.|(?!\1).)+)\1/gs)].map((match) => ({
    numbers: (match[2] ?? '').match(/\d+/g)!.map(Number),
    title: (match[3] ?? '').replaceAll(/\\(.)/g, '$1'),
  }))
}

/** Source text as sentences: joined where a line was broken, and without elements in between. */
const asSentences = (text: string): string =>
  text
    .replaceAll(/['"`]\s*\+\s*['"`]/g, '')
    .replaceAll(/<\/?[a-z]+>/g, '')
    .replaceAll(/\s+/g, ' ')

/** What the app fills in may be long in the sources, since it is code. */
const FILLED_IN = 200

/** Whether the pieces of a sentence between what is filled in stand in a text, each soon after the one before. */
function isSaid(sentence: string, text: string): boolean {
  const pieces = sentence.split('…').flatMap((piece) => (piece.trim() === '' ? [] : [piece.trim()]))
  const [first = '', ...rest] = pieces
  if (!pieces.some((piece) => piece.length >= 4)) return false
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    let end = at + first.length
    const follow = rest.every((piece) => {
      const next = text.slice(end, end + FILLED_IN + piece.length).indexOf(piece)
      end += next + piece.length
      return next >= 0
    })
    if (follow) return true
  }
  return false
}

const faults = readFaults(sourceText('docs/faults.md'))
const named = sourceFiles('{build,core,main,renderer,server,e2e}/**/*.{test.ts,test.tsx,journey.ts}')
  .filter((file) => file !== 'build/check-faults.test.ts')
  .flatMap((file) =>
    namedIn(sourceText(file)).flatMap(({ numbers, title }) => numbers.map((number) => ({ number, test: `\`${file}\`: ${title}` }))),
  )

describe('the list of faults', () => {
  test('is read with its sentences and tests', () => {
    const text = '### 7 · A\nB.\n- Seen: “It is …, kept.” · “No.”\n- Test: `a.test.ts`: goes on\n- Not yet: C.\n### 8 · D\n'
    expect(readFaults(text)).toEqual([
      { number: 7, seen: ['It is …, kept.', 'No.'], tests: ['`a.test.ts`: goes on'], missing: ['C.'] },
      { number: 8, seen: [], tests: [], missing: [] },
    ])
  })

  test('a title names one line or several, however it is quoted', () => {
    const text = "test('fault 3: a', x); it.each(y)(\n  \"faults 2, 6 and 49: it’s b\", z); test('default 4: no', x); // 'fault 5: no'"
    expect(namedIn(text)).toEqual([
      { numbers: [3], title: 'a' },
      { numbers: [2, 6, 49], title: 'it’s b' },
    ])
  })

  test('a sentence is found over broken lines and what is filled in, and another one is not', () => {
    const text = asSentences("const a = `The ${of(x)} is full: ` +\n    'nothing was lost.'")
    expect(isSaid('The … is full: nothing was lost.', text)).toBe(true)
    expect(isSaid('The … is full: all was lost.', text)).toBe(false)
  })

  test('has every line once, in order', () => {
    expect(faults.map(({ number }) => number)).toEqual(Array.from({ length: LINES }, (_, index) => index + 1))
  })

  test('has at each line the tests that name it, and no other', () => {
    const shown = faults.flatMap(({ number, tests }) => tests.map((each) => `${number} ${each}`))
    expect(shown.toSorted()).toEqual(named.map(({ number, test: title }) => `${number} ${title}`).toSorted())
  })

  test('has a test for each line', () => {
    expect(faults.filter(({ tests }) => tests.length === 0).map(({ number }) => number)).toEqual([])
  })

  test('has a sentence for each line that a person sees, and the sources say it', () => {
    expect(faults.filter(({ seen }) => seen.length === 0).map(({ number }) => number)).toEqual([])
    const sources = sourceFiles('{core,main,renderer,server}/**/*.{ts,tsx,js}')
      .filter((file) => !/\.test\.tsx?$|\/testing\//.test(file))
      .map((file) => asSentences(sourceText(file)))
    const unsaid = faults.flatMap(({ number, seen }) =>
      seen.filter((sentence) => !sources.some((text) => isSaid(sentence, text))).map((sentence) => `${number}: ${sentence}`),
    )
    expect(unsaid).toEqual([])
  })

  test('says of what is not whole what is missing, and of nothing else', () => {
    expect(faults.filter(({ missing }) => missing.length > 0).map(({ number }) => number)).toEqual(NOT_WHOLE)
  })
})
