import { beforeAll, describe, expect, it } from 'vitest'
import type { Sheet } from '../../core/contract/documents.ts'
import type { Paper } from '../../core/documents/paper.ts'
import { type Fonts, openFonts } from './fonts.ts'
import { layOut } from './lay-out.ts'
import { INK, MARGIN } from './look.ts'
import { render } from './render.ts'
import { type ReadPage, type ReadPdf, readPdf, type ReadText } from './testing/read-pdf.ts'
import {
  competitors,
  decathlon,
  LONG_NAMES,
  medals,
  NAMES_OF_THE_WORLD,
  paper,
  resultTable,
  sheet,
  wideTable,
} from './testing/some-papers.ts'

let fonts: Fonts
beforeAll(() => {
  fonts = openFonts()
})

const pdfOf = (papers: readonly Paper[], size: Sheet = 'a4') => render(fonts, papers, { size, at: 0 })
const read = async (papers: readonly Paper[], size: Sheet = 'a4') => readPdf(await pdfOf(papers, size))
const all = ({ pages }: ReadPdf) => pages.flatMap(({ lines }) => lines)
/** A text without spaces: where letters carry marks, a reader sees gaps that nobody wrote. */
const close = (text: string) => text.replaceAll(/\s/gu, '')

function expectInsideMargins({ pages }: ReadPdf) {
  const outside = pages.flatMap(({ width, height, texts }) =>
    texts.filter(
      ({ x, y, width: wide }) =>
        x < MARGIN.side - 1 || x + wide > width - MARGIN.side + 1 || y < MARGIN.top - 1 || y > height - MARGIN.bottom + 1,
    ),
  )
  expect(outside).toEqual([])
  expect(pages.flatMap(({ texts }) => texts).length).toBeGreaterThan(0)
}

/** Texts that stand on each other: nearer in height than a line is, and over each other in width. */
function overlaps({ texts }: ReadPage): [ReadText, ReadText][] {
  return texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => Math.abs(one.y - other.y) < 4 && one.x < other.x + other.width - 0.6 && other.x < one.x + one.width - 0.6)
      .map((other): [ReadText, ReadText] => [one, other]),
  )
}

describe('a list of 400 competitors', () => {
  let pdf: ReadPdf
  beforeAll(async () => {
    pdf = await read([paper([resultTable(competitors(400))], { stands: 'provisional' })])
  })

  it('has each of them once, whole and in order', () => {
    const rows = all(pdf).filter((line) => /^\d+ \d+ |^\d+ \S.*DNS$/u.test(line))
    expect(rows).toHaveLength(400)
    for (const [index, { cells }] of competitors(400).entries()) expect(rows[index]).toBe(cells.filter((cell) => cell !== '').join(' '))
  })

  it('says the heads of its columns, how far it has come and page n of m on each page', () => {
    expect(pdf.pages.length).toBeGreaterThan(8)
    for (const [index, { lines }] of pdf.pages.entries()) {
      const page = lines.join('\n')
      expect(page).toMatch(/^Place Bib Name Club/mu)
      expect(page).toContain('provisional')
      expect(page).toContain(`Page ${index + 1} of ${pdf.pages.length}`)
      expect(page).toContain('Version 1 of 14:05')
    }
  })

  it('stays inside its margins, no text upon another', () => {
    expectInsideMargins(pdf)
    for (const page of pdf.pages) expect(overlaps(page)).toEqual([])
  })

  it('ends with more than one row on its last page', () => {
    expect(pdf.pages.at(-1)!.lines.filter((line) => /^\d+ \d+ /u.test(line)).length).toBeGreaterThan(1)
  })
})

describe('the first page', () => {
  const superseded = paper([resultTable(competitors(40))], {
    version: { number: 2, at: '14:32', supersedes: { number: 1, at: '14:05', because: 'bib 12 was corrected' } },
    stands: 'provisional',
  })

  it('says event, place, date, what it is, and which version supersedes which, when and why', async () => {
    const [first, second] = (await read([superseded])).pages
    const page = first!.lines.join('\n')
    expect(page).toContain('Open Championship of the Coast 2026 Rostock, 27 November 2026')
    expect(page).toContain('Results')
    expect(page).toContain('Women −63 kg')
    expect(page).toContain('Version 2 of 14:32 supersedes version 1 of 14:05, because bib 12 was corrected.')
    expect(second!.lines.join('\n')).not.toContain('supersedes')
    expect(second!.lines.join('\n')).toContain('Version 2 of 14:32')
  })

  it('begins anew with each of several documents, which count their pages for themselves and are listed as bookmarks', async () => {
    const pdf = await read([superseded, paper([medals], { title: 'Medals', about: '', stands: null, version: null })])
    expect(pdf.bookmarks).toEqual(['Results, Women −63 kg', 'Medals'])
    expect(pdf.pages[0]!.lines.at(-1)).toContain('Page 1 of 2')
    expect(pdf.pages[2]!.lines.at(-1)).toContain('Page 1 of 1')
    expect(pdf.author).toBe('Open Championship of the Coast 2026')
  })
})

it.each([
  ['Official, announced as version 2', false],
  ['Provisional', true],
  ['Protest until 14:45', true],
  ['Changed since official', true],
])('“%s” is white on black on every page: %s', (stands, isBlack) => {
  const { pages } = layOut(fonts, paper([resultTable(competitors(60))], { stands }), 'a4')
  const black = pages.map((marks) => marks.some((mark) => mark.mark === 'box' && mark.fill === INK && mark.radius !== undefined))
  expect(black).toEqual(pages.map(() => isBlack))
})

describe.each(['a4', 'letter'] as const)('on %s', (size) => {
  it('is of that size, and everything lies inside the margins', async () => {
    const pdf = await read([paper([resultTable(competitors(60)), sheet('12', 'Anna Müller', 'K7P-4MX2'), medals])], size)
    const expected = size === 'a4' ? [595.28, 841.89] : [612, 792]
    for (const page of pdf.pages) {
      expect(page.width).toBeCloseTo(expected[0]!, 1)
      expect(page.height).toBeCloseTo(expected[1]!, 1)
    }
    expectInsideMargins(pdf)
  })
})

it('breaks names of sixty letters and more, and never lets them run over their neighbour', async () => {
  const rows = competitors(12, (index) => LONG_NAMES[index % 3]!)
  const pdf = await read([
    paper([{ part: 'heading', text: LONG_NAMES[2]! }, resultTable(rows), sheet('1', LONG_NAMES[2]!, 'K7P-4MX2'), medals], {
      title: LONG_NAMES[2]!,
      event: { name: LONG_NAMES.join(' '), place: LONG_NAMES[0]!, date: '27 November 2026' },
      stands: LONG_NAMES[2]!,
    }),
  ])
  expectInsideMargins(pdf)
  for (const page of pdf.pages) expect(overlaps(page)).toEqual([])
  const text = close(all(pdf).join(''))
  for (const piece of ['Wolfeschlegelsteinhausenbergerdorff-', 'Fernández-Villaverde']) expect(text).toContain(piece)
})

it('never leaves a heading or the heads of columns alone at the end of a page', async () => {
  const parts = Array.from({ length: 9 }, (_, index) => [
    { part: 'heading' as const, text: `Division ${index + 1}`, about: 'all of them' },
    resultTable(competitors(5 + index * 3)),
  ]).flat()
  const pdf = await read([paper(parts)])
  expect(all(pdf).filter((line) => /^Division \d$/u.test(line))).toHaveLength(9)
  for (const { lines } of pdf.pages) expect(lines.at(-2)).toMatch(/^\d+ /u)
})

it('never leaves a chapter alone at the end of a page, nor the notes that it begins with', async () => {
  const parts = Array.from({ length: 9 }, (_, index) => [
    { part: 'chapter' as const, text: `Contest ${index + 1}`, about: 'Official' },
    { part: 'note' as const, text: 'Signed off by the chief judge.' },
    { part: 'heading' as const, text: 'Round 1' },
    resultTable(competitors(5 + index * 3)),
  ]).flat()
  const pdf = await read([paper(parts)])
  expect(all(pdf).filter((line) => /^Contest \d$/u.test(line))).toHaveLength(9)
  for (const { lines } of pdf.pages) expect(lines.at(-2)).toMatch(/^\d+ /u)
})

it('says what an empty table has none of, under its heads', async () => {
  const lines = all(await read([paper([resultTable([])])]))
  const heads = lines.findIndex((line) => line.startsWith('Place Bib'))
  expect(lines[heads + 1]).toBe('Nobody is entered here.')
})

describe('names of the world', () => {
  let pdf: ReadPdf
  beforeAll(async () => {
    pdf = await read([paper([resultTable(competitors(NAMES_OF_THE_WORLD.length, (index) => NAMES_OF_THE_WORLD[index]!))])])
  })

  it('can be searched and copied as they were written', () => {
    const text = close(all(pdf).join('\n'))
    // Devanagari's short i stands before its consonant on paper, and readers give it in that order.
    const names = NAMES_OF_THE_WORLD.filter((name) => !/\p{Script=Devanagari}/u.test(name))
    expect(names.flatMap((name) => name.split(' ')).filter((word) => !text.includes(word))).toEqual([])
  })

  it('stand in their own direction: in a name that begins in Arabic the Latin word and its number are left of it', () => {
    const place = (line: string, word: string) =>
      pdf.pages[0]!.texts.find((text) => text.text.includes(word) && Math.abs(text.y - yOf(line)) < 3)!.x
    const yOf = (start: string) => pdf.pages[0]!.texts.find(({ text, x }) => text === start && x < MARGIN.side + 30)!.y
    expect(place('2', 'Smith')).toBeLessThan(place('2', 'محمد'))
  })

  it('are told where no typeface has a character: a box stands for it', async () => {
    const lines = all(await read([paper([resultTable(competitors(2, (index) => (index === 0 ? 'Anna 😀 Müller' : 'Bea')))])])).join(' ')
    expect(lines).toMatch(
      /In “Anna +Müller” a box stands for U\+1F600, which the typefaces of this app do not have\. Write it in by hand\./u,
    )
    expect(lines.match(/a box stands/gu)).toHaveLength(1)
  })
})

describe('a table that is too wide', () => {
  it('turns the page', async () => {
    const pdf = await read([paper([wideTable(20, 20)])])
    expect(pdf.pages[0]!.width).toBeGreaterThan(pdf.pages[0]!.height)
    expectInsideMargins(pdf)
  })

  it('of thirty columns is parted, and says the name again with each part', async () => {
    const pdf = await read([paper([wideTable(20, 30)])])
    expectInsideMargins(pdf)
    for (const page of pdf.pages) expect(overlaps(page)).toEqual([])
    const lines = all(pdf)
    expect(lines.filter((line) => /^Columns \d+ to \d+ of 30$/u.test(line))).toEqual(['Columns 1 to 15 of 30', 'Columns 16 to 30 of 30'])
    const heads = lines.filter((line) => line.startsWith('Place Name'))
    for (let column = 1; column <= 30; column += 1) expect(heads.join(' ')).toMatch(new RegExp(`\\bJ${column}\\b`, 'u'))
    expect(lines.filter((line) => line.includes('Björn Müller 2 '))).toHaveLength(2)
  })

  it('of a decathlon fits, each mark above its points', async () => {
    const pdf = await read([paper([decathlon(24)])])
    expectInsideMargins(pdf)
    for (const page of pdf.pages) expect(overlaps(page)).toEqual([])
  })
})

it('aligns figures on their decimal point', async () => {
  const columns = [
    { title: 'Name', align: 'start', share: 1 },
    { title: 'Mark', align: 'point', share: 0 },
  ] as const
  const figures = ['7', '102.5', '97.25', 'DNS']
  const rows = figures.map((figure, index) => ({ cells: [`Name ${index}`, figure] }))
  const pdf = await read([paper([{ part: 'table', columns, rows, empty: '' }])])
  const find = (text: string) => pdf.pages[0]!.texts.find((each) => each.text === text)!
  const [whole, one, two] = ['7', '102.5', '97.25'].map(find)
  const digit = whole!.width
  // What stands after the point is as wide in both: so the points are above each other where the ends differ by one digit.
  expect(two!.x + two!.width - (one!.x + one!.width)).toBeCloseTo(digit, 0)
  expect(whole!.x + digit).toBeCloseTo(one!.x + digit * 3, 0)
  expect(find('DNS').x + find('DNS').width).toBeCloseTo(two!.x + two!.width, 0)
})

describe('score sheets', () => {
  it('have their code as text, the name, and each box with its label, and are never cut', async () => {
    const sheets = Array.from({ length: 7 }, (_, index) => sheet(String(index + 1), `Name ${index + 1}`, `K7P-4MX${index}`))
    const pdf = await read([paper(sheets, { version: null, stands: null })])
    for (let index = 0; index < 7; index += 1) {
      const page = pdf.pages.filter(({ lines }) => lines.some((line) => line.includes(`K7P-4MX${index}`)))
      expect(page).toHaveLength(1)
      expect(page[0]!.lines.join('\n')).toContain(`Name ${index + 1}`)
    }
    for (const { lines } of pdf.pages) {
      const text = lines.join('\n')
      expect(text.match(/Attempt 3/gu)?.length).toBe(text.match(/K7P-4MX/gu)?.length)
      expect(text.match(/Head referee/gu)?.length).toBe(text.match(/K7P-4MX/gu)?.length)
    }
  })

  it('of more lines than a page holds go on on a next one, with code and name again', async () => {
    const pdf = await read([paper([sheet('1', 'Anna Müller', 'K7P-4MX2', 60)], { version: null, stands: null })])
    const lines = all(pdf)
    expect(lines.filter((line) => /\bAttempt \d+\b/u.test(line))).toHaveLength(60)
    expect(lines.filter((line) => line.includes('K7P-4MX2')).length).toBeGreaterThan(1)
    expectInsideMargins(pdf)
  })
})

it('cuts a text of hundreds of lines in a row rather than lose what does not fit a page', async () => {
  const words = Array.from({ length: 900 }, (_, index) => `word${index + 1}`)
  const pdf = await read([
    paper([resultTable([{ cells: ['1', '1', words.join(' '), '', '', '', ''] }]), { part: 'note', text: words.join(' ') }]),
  ])
  const text = all(pdf).join(' ')
  expect(words.filter((word) => text.match(new RegExp(`\\b${word}\\b`, 'gu'))?.length !== 2)).toEqual([])
  expectInsideMargins(pdf)
})

it('keeps the lines to sign on together', async () => {
  for (const rows of [24, 26, 28, 30, 32]) {
    const pdf = await read([
      paper([resultTable(competitors(rows)), { part: 'signatures', who: ['Referee', 'Secretary', 'Delegate', 'President'] }]),
    ])
    const signed = pdf.pages.filter(({ lines }) => lines.some((line) => /Referee|President/u.test(line)))
    expect(signed).toHaveLength(1)
  }
})

it('gives the same bytes for the same papers', async () => {
  const papers = [paper([resultTable(competitors(NAMES_OF_THE_WORLD.length, (index) => NAMES_OF_THE_WORLD[index]!))])]
  const first = await render(openFonts(), papers, { size: 'a4', at: 1_795_000_000_000 })
  const second = await render(openFonts(), papers, { size: 'a4', at: 1_795_000_000_000 })
  expect(Buffer.compare(first, second)).toBe(0)
  // A typeface that was used before must not be seen in the next document.
  await pdfOf([paper([medals, resultTable(competitors(30))])])
  expect(Buffer.compare(await pdfOf(papers), await pdfOf(papers))).toBe(0)
})
