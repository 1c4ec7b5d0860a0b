// The scoring table: bar, running order, the competitor now, the standing (or an open panel), the last entries.
import { useRef } from 'react'
import { useOperator } from '../state/use-operator.ts'
import { MatchList } from '../matches/match-list.tsx'
import { SourceList } from '../matches/source-list.tsx'
import { TopBar } from './bar/top-bar.tsx'
import { Now } from './now/now.tsx'
import { RunningOrder } from './order/running-order.tsx'
import { PANELS } from './panels/all.tsx'
import { Recent } from './recent/recent.tsx'
import './table.css'
import { useHome } from './use-home.ts'
import { useTableKeys } from './use-table-keys.ts'

/** What stands on the left, by where a contest's results come from. */
const LISTS = { attempts: RunningOrder, matches: MatchList, contests: SourceList }

export function Table() {
  const input = useRef<HTMLInputElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const Panel = PANELS[useOperator(({ panel }) => panel)]
  const List = LISTS[useOperator(({ table }) => table?.takes ?? 'attempts')]
  useTableKeys(input)
  useHome(root, input)
  return (
    <div className="table" ref={root}>
      <TopBar />
      <List />
      <main className="centre">
        <Now input={input} />
        <Recent />
      </main>
      <Panel />
    </div>
  )
}
