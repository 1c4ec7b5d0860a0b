// Documents for tests and measurements: the ordinary ones, and those that go wrong first.
import type { Paper, PaperColumn, PaperRow } from '../../../core/documents/paper.ts'

/** A document with what every one has; say what is different. */
export const paper = (parts: Paper['parts'], other: Partial<Paper> = {}): Paper => ({
  kind: 'results',
  title: 'Results',
  about: 'Women −63 kg',
  event: { name: 'Open Championship of the Coast 2026', place: 'Rostock', date: '27 November 2026' },
  version: { number: 1, at: '14:05', supersedes: null },
  stands: 'official',
  parts,
  ...other,
})

const RESULT_COLUMNS: readonly PaperColumn[] = [
  { title: 'Place', align: 'end', share: 0 },
  { title: 'Bib', align: 'end', share: 0 },
  { title: 'Name', align: 'start', share: 3 },
  { title: 'Club', align: 'start', share: 2 },
  { title: 'Snatch', align: 'point', share: 0 },
  { title: 'Clean & jerk', align: 'point', share: 0 },
  { title: 'Total', align: 'point', share: 0 },
]

const GIVEN = ['Anna', 'Björn', 'Zoë', 'Łukasz', 'Nguyễn Thị', 'Ivana', 'María José', 'Oluwaseun', 'Søren', 'Agnieszka']
const FAMILY = [
  'Müller',
  'Ångström',
  'O’Connor',
  'Šťastný',
  'Papadopoulou',
  'García Márquez',
  'Kowalska',
  'van den Berg',
  'Adeyemi',
  'Ð̣ặng',
]
const CLUBS = ['TSV Ärzen 1898', 'Club Halterófilo de Vigo', 'AK Łódź', 'Weightlifting Northside']

/** A row a competitor, as many as are asked for, whose bibs are their numbers. */
export function competitors(
  count: number,
  name = (index: number) => `${GIVEN[index % 10]!} ${FAMILY[Math.floor(index / 10) % 10]!} ${index + 1}`,
): PaperRow[] {
  return Array.from({ length: count }, (_, index) => {
    const isOut = index % 23 === 22
    const snatch = 120 - (index % 60) / 2
    const cells = isOut
      ? ['', String(index + 1), name(index), CLUBS[index % 4]!, '–', '–', 'DNS']
      : [String(index + 1), String(index + 1), name(index), CLUBS[index % 4]!, String(snatch), `${snatch + 20}`, `${snatch * 2 + 20}`]
    return { cells, ...(index === 0 ? { tone: 'strong' as const } : isOut ? { tone: 'quiet' as const } : {}) }
  })
}

export const resultTable = (rows: readonly PaperRow[]): Paper['parts'][number] => ({
  part: 'table',
  columns: RESULT_COLUMNS,
  rows,
  empty: 'Nobody is entered here.',
})

/** Names of sixty letters and more, with a word that is wider than any column. */
export const LONG_NAMES = [
  'Wolfeschlegelsteinhausenbergerdorff-Hohenzollern-Sigmaringen zu Lippe',
  'María de los Ángeles Fernández-Villaverde y Gutiérrez de la Concha III',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
]

/** Names in the scripts whose typefaces are shipped. */
export const NAMES_OF_THE_WORLD = [
  'محمد بن سلمان',
  'محمد Smith 12',
  'Smith محمد 12',
  'فاطمة الزهراء',
  'שרה כהן',
  'דוד Levi (2)',
  '山田 太郎',
  'やまだ たろう',
  'サトウ ハナコ',
  '王小明',
  '張偉豪',
  '김민준',
  'ณัฐวุฒิ น้ำทิพย์',
  'नरेन्द्र क्षत्रिय',
  'Ελευθερία Παπαδοπούλου',
  'Дмитрий Щербаков',
  'Nguyễn Thị Hồng Ánh',
]

/** Thirty columns of judges' marks behind bib and name. */
export function wideTable(rows: number, columns = 30): Paper['parts'][number] {
  return {
    part: 'table',
    columns: [
      { title: 'Place', align: 'end', share: 0 },
      { title: 'Name', align: 'start', share: 1 },
      ...Array.from({ length: columns }, (_, index): PaperColumn => ({ title: `J${index + 1}`, align: 'point', share: 0 })),
    ],
    rows: competitors(rows).map(({ cells }, row) => ({
      cells: [
        cells[0]!,
        cells[2]!,
        ...Array.from({ length: columns }, (_, index) => `${(row * 7 + index * 3) % 100}.${(row + index) % 10}5`),
      ],
    })),
    empty: 'Nobody is entered here.',
  }
}

const DECATHLON = ['100 m', 'Long jump', 'Shot put', 'High jump', '400 m', '110 m hurdles', 'Discus', 'Pole vault', 'Javelin', '1500 m']

/** Ten events, each with its mark above its points. */
export const decathlon = (rows: number): Paper['parts'][number] => ({
  part: 'table',
  columns: [
    { title: 'Place', align: 'end', share: 0 },
    { title: 'Bib', align: 'end', share: 0 },
    { title: 'Name', align: 'start', share: 1 },
    ...DECATHLON.map((title): PaperColumn => ({ title, align: 'point', share: 0 })),
    { title: 'Points', align: 'end', share: 0 },
  ],
  rows: competitors(rows).map(({ cells }, row) => ({
    cells: [
      cells[0]!,
      cells[1]!,
      cells[2]!,
      ...DECATHLON.map(
        (_, index) =>
          `${index === 9 ? '4:' : ''}${10 + ((row * 3 + index) % 50)}.${10 + (row % 80)}\n${700 + ((row * 31 + index * 17) % 260)}`,
      ),
      String(8000 - row * 13),
    ],
  })),
  empty: 'Nobody is entered here.',
})

const attempt = (label: string) => ({
  label,
  boxes: [{ label: 'Declared' }, { label: 'Left' }, { label: 'Head' }, { label: 'Right' }, { label: 'Remarks', wide: true }],
})

/** An empty score sheet; `lines` attempts. */
export const sheet = (bib: string, name: string, code: string, lines = 3): Paper['parts'][number] => ({
  part: 'sheet',
  code,
  bib,
  name,
  about: 'Snatch · Women −63 kg · TSV Ärzen 1898 · lot 14',
  lines: Array.from({ length: lines }, (_, index) => attempt(`Attempt ${index + 1}`)),
  signs: ['Head referee', 'Chief secretary', 'Competitor'],
})

export const medals: Paper['parts'][number] = {
  part: 'medals',
  title: 'Women −63 kg, total',
  calls: [
    { place: '3', name: LONG_NAMES[1]!, about: 'Club Halterófilo de Vigo · Spain', mark: '231.5 kg' },
    { place: '2', name: '山田 花子', about: '東京ウエイトリフティング協会 · Japan', mark: '235 kg' },
    { place: '1', name: 'Anna Müller', about: 'TSV Ärzen 1898 · Germany', mark: '240 kg' },
  ],
}
