// Where a board is after each change: the page follows the news, and turns by itself.
import { describe, expect, test } from 'vitest'
import { firstBoard, turned, withStanding } from './board.ts'
import { cutPages } from './layout/paging.ts'
import { dive, divers, standing } from './testing/views.ts'

const many = Array.from({ length: 20 }, (_, i) => `Diver ${i + 1}`)
const pages = cutPages(20, 14)

describe('a board', () => {
  test('goes to the page of a new result', () => {
    const event = divers(...many)
    for (let bib = 1; bib <= 19; bib++) dive(event, String(bib), 0, 100 - bib * 5 > 0 ? 100 - bib * 5 : 5)
    let board = firstBoard(standing(event))
    expect(board.page).toBe(0)
    dive(event, '20', 0, 0)
    board = withStanding(board, standing(event), pages)
    expect(board.page).toBe(1)
    expect([...board.news.keys()]).toEqual([event.competitor('20')])
  })

  test('goes to the best-placed of several', () => {
    const event = divers(...many)
    const before = firstBoard(standing(event))
    dive(event, '20', 0, 100)
    dive(event, '1', 0, 50)
    const board = withStanding({ ...before, page: 1 }, standing(event), pages)
    expect(board.page).toBe(0)
    expect(board.news.size).toBe(2)
  })

  test('stays where it is when a view brings nothing new, and its page’s time runs on', () => {
    const event = divers(...many)
    dive(event, '1', 0, 50)
    const board = { ...firstBoard(standing(event)), page: 1 }
    const again = withStanding(board, standing(event), pages)
    expect(again.page).toBe(1)
    expect(again.changes).toBe(board.changes)
  })

  test('starts from the first page with another contest, with no news in it', () => {
    const board = { ...firstBoard(standing(divers(...many))), page: 1 }
    const other = { ...standing(divers('Zoe')), contest: 'k9' as typeof board.standing.contest }
    const next = withStanding(board, other, cutPages(1, 14))
    expect(next.page).toBe(0)
    expect(next.news.size).toBe(0)
    expect(next.changes).not.toBe(board.changes)
  })

  test('turns to the next page and from the last to the first, and what was news has been seen', () => {
    const event = divers(...many)
    const first = firstBoard(standing(event))
    dive(event, '1', 0, 50)
    const board = withStanding(first, standing(event), pages)
    expect(turned(board, pages)).toMatchObject({ page: 1, news: new Map() })
    expect(turned(turned(board, pages), pages).page).toBe(0)
  })

  test('turns rightly when the list became shorter meanwhile', () => {
    const board = { ...firstBoard(standing(divers(...many))), page: 9 }
    expect(turned(board, pages).page).toBe(0)
  })
})
