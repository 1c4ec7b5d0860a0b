// A test's word with the station through the very port that the operator's page has: window.scoretable.
import type { Page } from 'playwright-core'
import type { Answers, Calls, Failure, StationView, Topic } from '../../../core/contract/contract.ts'
import type { Outcome } from '../../../core/outcome.ts'
import type { TableView } from '../../../core/views/view.ts'

/** Ids of tests begin here: the page's own connection counts from 1. */
let lastId = 1_000_000

/** One call, and its answer. */
export function callFrom<C extends keyof Answers>(page: Page, call: C, input: Calls[C]): Promise<Outcome<Answers[C], Failure>> {
  return ask(page, call, input, null)
}

/** The view of the frame around everything, as it is now. */
export const stationFrom = (page: Page): Promise<StationView> => ask(page, 'watch', { topic: 'station' }, 'station')

/** The view of the contest the table is on. */
export const tableFrom = (page: Page): Promise<TableView | null> => ask(page, 'watch', { topic: 'table' } satisfies Topic, 'table:')

/** Sends a frame; answers with its answer, or with the next view of a topic where one is named. */
function ask<T>(page: Page, call: string, input: unknown, topic: string | null): Promise<T> {
  return page.evaluate(
    ([frame, id, wanted]) =>
      new Promise<T>((resolve) => {
        const port = (
          globalThis as unknown as { scoretable: { send(text: string): void; onFrame(listener: (text: string) => void): void } }
        ).scoretable
        port.onFrame((text) => {
          const push = JSON.parse(text) as { id?: number; answer: T; topic?: string; view: T }
          if (wanted === null ? push.id === id : push.topic === wanted) resolve(wanted === null ? push.answer : push.view)
        })
        port.send(frame)
      }),
    [JSON.stringify({ id: ++lastId, call, input }), lastId, topic] as const,
  )
}
