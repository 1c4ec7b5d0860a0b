// What the scenes put on the page: names stay names whatever is in them, and journeys find what they look for.
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { SceneView } from '../../../core/views/view.ts'
import { frameOf } from '../layout/frame.ts'
import { dive, divers, nowNext, standing } from '../testing/views.ts'
import { drawScene } from './registry.tsx'
import { Waiting } from './waiting.tsx'

const frame = frameOf(1920, 1080, 1)
const draw = (scene: SceneView, event = { name: 'Test event' }) => renderToStaticMarkup(drawScene(scene, { frame, event }))
const board = (...names: string[]) => draw({ kind: 'leaderboard', standing: standing(divers(...names)) })

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '{{constructor}}',
  'javascript:alert(1)',
]

describe('hostile names', () => {
  test.each(attacks)('%s is text on a board, in now and next, in a message and on a screen that waits', (name) => {
    const event = divers(name, name)
    const pages = [
      draw({ kind: 'leaderboard', standing: standing(event) }, { name }),
      draw({ kind: 'now-next', view: nowNext(event) }, { name }),
      draw({ kind: 'message', text: name }, { name }),
      renderToStaticMarkup(<Waiting name={name} address={name} frame={frame} />),
    ]
    for (const page of pages) {
      expect(page).not.toMatch(/<(script|img|svg onload)|<[^>]* on\w+=/)
      expect(page.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')).toContain(name)
    }
  })

  test('a name that runs from right to left keeps to itself', () => {
    expect(board('محمد الهاشمي')).toMatch(/<span [^>]*data-testid="display-name"[^>]*dir="auto"[^>]*>محمد الهاشمي<\/span>/)
  })
})

describe('the head of a scene', () => {
  test('says the session behind the contest, small, where there is one', () => {
    const event = divers('Ann')
    const head = () => /<header class="head">(.*?)<\/header>/.exec(draw({ kind: 'now-next', view: nowNext(event) }))![1]!
    expect(head()).not.toContain('Saturday')
    event.must({ name: 'sessions.set', sessions: [{ name: 'Saturday morning', contests: [event.contest] }] })
    expect(head()).toMatch(/<p class="head-more cut"[^>]*>[^<]*Saturday morning<\/p>/)
  })
})

describe('a board', () => {
  test('has a row for each competitor, found by number and place', () => {
    const event = divers('Ann', 'Ben')
    dive(event, '2', 0, 60)
    const page = draw({ kind: 'leaderboard', standing: standing(event) })
    expect(
      [...page.matchAll(/data-testid="display-row" data-bib="(\d+)"(?: data-place="(\d+)")?/g)].map(([, bib, place]) => [bib, place]),
    ).toEqual([
      ['2', '1'],
      ['1', undefined],
    ])
    expect(page).toContain('54.00')
  })

  test('fault 42: of 400 says which page it is, and draws 14 of them', () => {
    const page = board(...Array.from({ length: 400 }, (_, i) => `Diver ${i + 1}`))
    expect(page).toMatch(/data-testid="display-page"[^>]*>Page 1 of 29</)
    expect(page.match(/data-testid="display-row"/g)).toHaveLength(14)
  })

  test('of one page says nothing of pages', () => {
    expect(board('Ann')).not.toContain('display-page')
  })

  test('says so when nobody is in it, and when it doesn’t know everything', () => {
    const view = standing(divers('Ann'))
    expect(draw({ kind: 'leaderboard', standing: { ...view, rows: [] } })).toContain('No competitors yet.')
    expect(draw({ kind: 'leaderboard', standing: { ...view, complete: false } })).toContain('Incomplete')
  })

  test('marks a shared place, and says in words what a shape means', () => {
    const event = divers('Ann', 'Ben')
    dive(event, '1', 0, 60)
    dive(event, '2', 0, 60)
    const page = draw({ kind: 'leaderboard', standing: standing(event) })
    expect(page.match(/class="tied">=/g)).toHaveLength(2)
    expect(page).toContain('<title>to come</title>')
  })
})

describe('now and next', () => {
  test('names who is up and who follows', () => {
    const page = draw({ kind: 'now-next', view: nowNext(divers('Ann', 'Ben', 'Cem')) })
    expect(page).toMatch(/data-testid="display-now-name"[^>]*>Ann</)
    expect(page).toContain('Ben')
    expect(page).toContain('Cem')
  })

  test('says what a result changed', () => {
    const event = divers('Ann', 'Ben')
    const [first] = standing(event).rows
    const person = { id: first!.id, bib: '1', name: 'Ann' }
    const cell = { slot: 0, state: 'mark' as const, text: '54.00', corrected: true }
    const page = draw({ kind: 'now-next', view: { ...nowNext(event), last: { person, attempt: 'Dive 1', cell, from: 3, to: 1 } } })
    expect(page).toContain('From 3 to the lead')
    expect(page).toContain('Dive 1, corrected')
    expect(page).toContain('<title>good</title>')
  })

  test('says so when nobody is up', () => {
    expect(draw({ kind: 'now-next', view: { ...nowNext(divers('Ann')), now: null, next: [] } })).toContain('Nobody is up now.')
  })
})

describe('a screen that waits', () => {
  test('shows its name, large, and its address', () => {
    const page = renderToStaticMarkup(<Waiting name="Screen 3" address="192.168.1.5:4100/display/" frame={frame} />)
    expect(page).toMatch(/data-testid="display-screen-name"[^>]*>Screen 3</)
    expect(page).toContain('192.168.1.5:4100/display/')
  })

  test('looks for the table until it has a name', () => {
    expect(renderToStaticMarkup(<Waiting name={null} address="" frame={frame} />)).toContain('Looking for the scoring table.')
  })

  test('says why the table has no room for it', () => {
    const page = renderToStaticMarkup(<Waiting name={null} address="" turnedAway="Too many displays are open." frame={frame} />)
    expect(page).toContain('Too many displays are open.')
    expect(page).not.toContain('Looking for')
  })
})
