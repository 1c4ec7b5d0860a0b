// A contest's standing: who leads, by what, and where the last result put its owner. Long ones turn their pages by themselves.
import { type CSSProperties, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { StandingView } from '../../../core/views/view.ts'
import { firstBoard, turned, withStanding } from '../board.ts'
import { fitColumns, type Layout } from '../layout/columns.ts'
import type { Frame } from '../layout/frame.ts'
import { cutPages, PAGE_MS, type Pages } from '../layout/paging.ts'
import { Foot } from '../parts/foot.tsx'
import { Header } from '../parts/header.tsx'
import { Life } from '../parts/life.tsx'
import { useMoves } from '../use-moves.ts'
import { BoardRow } from './board-row.tsx'
import type { Stage } from './registry.tsx'

// In units: the head with its rule, the columns' heads, the foot; and a row. Head and row take two lines where the screen is narrow.
const HEAD = { wide: 2.3, tall: 3.5 }
const COLUMN_HEADS = 1.45
const FOOT = 1.45
const ROW = { wide: 1.36, tall: 2.5 }
const ROW_MOST = { wide: 2.3, tall: 3.6 }

/** Room for rows, cut into pages. `rowHigh` is a row's height in units. */
export function measure(rows: number, frame: Frame): { pages: Pages; rowHigh: number; leastHigh: number } {
  const shape = frame.tall ? 'tall' : 'wide'
  const room = frame.high - HEAD[shape] - COLUMN_HEADS - FOOT
  // The last hundredth is rounding's: a 14th row must not fall to it.
  const pages = cutPages(rows, (room + 0.01) / ROW[shape])
  return { pages, rowHigh: Math.min(ROW_MOST[shape], room / pages.perPage), leastHigh: ROW[shape] }
}

const grid = ({ placeWidth, bibWidth, columns, scale }: Layout, tall: boolean) =>
  [
    `${placeWidth * scale}rem`,
    ...(bibWidth ? [`${bibWidth}rem`] : []),
    // Where a row has two lines, the name lies over all columns, and the free room is to their left.
    tall ? '1fr' : 'minmax(0, 1fr)',
    ...columns.map((column) => `${column.width * scale}rem`),
  ].join(' ')

export function Leaderboard({ standing, frame, event }: Stage & { standing: StandingView }) {
  const { pages, rowHigh, leastHigh } = useMemo(() => measure(standing.rows.length, frame), [standing.rows.length, frame])
  const fitted = useMemo(() => fitColumns(standing, frame, rowHigh, leastHigh), [standing, frame, rowHigh, leastHigh])
  const layout = useSame(fitted)
  const [kept, setBoard] = useState(() => firstBoard(standing))
  let board = kept
  // Within this very render, so that the first frame is already right.
  if (board.standing !== standing) setBoard((board = withStanding(board, standing, pages)))

  const page = Math.min(board.page, pages.pages - 1)
  const from = page * pages.perPage
  const rows = standing.rows.slice(from, from + pages.perPage)
  const list = useRef<HTMLOListElement>(null)
  const order = useMemo(() => standing.rows.map((row) => row.id), [standing])
  useMoves(list, { contest: standing.contest, order, from, count: pages.perPage }, new Set(board.news.keys()))

  const turn = useCallback(() => setBoard((now) => turned(now, pages)), [pages])

  const style = { '--row': `${rowHigh}rem`, '--text': `${layout.scale}rem`, '--grid': grid(layout, frame.tall) } as CSSProperties
  return (
    <section className="board" style={style}>
      {pages.pages > 1 && <PageTime key={`${page} ${board.changes}`} over={turn} />}
      <Header
        division={standing.division}
        contest={standing.contestName}
        session={standing.session}
        done={standing.total > 0 ? standing.done / standing.total : 0}
        {...(pages.pages > 1 ? { aside: `Page ${page + 1} of ${pages.pages}`, asideTestId: 'display-page' } : {})}
      />
      <div className="heads">
        {layout.bibWidth > 0 && <i />}
        <i />
        <i />
        {layout.columns.map((column, i) => (
          <span key={i} data-kind={column.kind} className={column.kind === 'result' && column.decisive ? 'decisive' : undefined}>
            {column.head}
          </span>
        ))}
      </div>
      {rows.length === 0 && <p className="empty">No competitors yet.</p>}
      <ol className="rows" ref={list} data-page={page}>
        {rows.map((row) => (
          <BoardRow key={row.id} row={row} layout={layout} news={board.news.get(row.id) ?? 0} />
        ))}
      </ol>
      <Foot
        text={standing.complete ? event?.name : 'Incomplete: a newer version recorded some of it.'}
        more={<Life life={standing.life} />}
      />
    </section>
  )
}

/** The same layout object while it says the same, so that rows which didn't change aren't drawn again. */
function useSame(layout: Layout): Layout {
  const text = JSON.stringify(layout)
  const [kept, keep] = useState({ text, layout })
  if (kept.text === text) return kept.layout
  keep({ text, layout })
  return layout
}

/** One page's time: a new key starts it again. */
function PageTime({ over }: { over: () => void }) {
  useEffect(() => {
    const timer = setTimeout(over, PAGE_MS)
    return () => clearTimeout(timer)
  }, [over])
  return null
}
