// What a person sees of updates: on the first screen, and at the table.
import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { UpdatesView } from '../../../core/contract/updates.ts'
import type { Operator } from '../state/operator.ts'
import { OperatorContext } from '../state/use-operator.ts'
import { UpdateCards, UpdateLine, Updates } from './updates.tsx'

const drawn = (more: Partial<UpdatesView>, phase: 'welcome' | 'open' = 'welcome') => {
  const updates: UpdatesView = { state: 'idle', offer: null, percent: null, checked: null, sentence: null, news: null, ...more }
  const operator = { store: createStore(() => ({ station: { version: '0.1.0', phase, updates } })) } as unknown as Operator
  const draw = (what: React.ReactNode) =>
    renderToStaticMarkup(
      <MantineProvider>
        <OperatorContext value={operator}>{what}</OperatorContext>
      </MantineProvider>,
    )
  return { cards: draw(<UpdateCards />), line: draw(<UpdateLine />), panel: draw(<Updates />) }
}
const offer = { version: '0.2.0', notes: 'Documents.\n<img src=x onerror=alert(1)> <b>bold</b>' }

test('a copy from source says so in a line, and offers nothing', () => {
  const { line, panel } = drawn({ state: 'off', sentence: 'This copy is started from source.' })
  expect(line).toContain('started from source')
  for (const html of [line, panel]) expect(html).not.toContain('<button')
})

test('what is ready has a card on the first screen, with its notes as letters and a button that says what it does', () => {
  const { cards, line } = drawn({ state: 'ready', offer, checked: 0 })
  expect(cards).toContain('>Looked on 1 January 1970<')
  expect(cards).toContain('Version 0.2.0 is ready')
  expect(cards).toContain('Restart and update')
  expect(cards).toContain('&lt;img src=x onerror=alert(1)&gt; &lt;b&gt;bold&lt;/b&gt;')
  expect(cards).not.toContain('<img')
  expect(line).not.toContain('update-line')
})

test('while an event is open nothing can be pressed that would fetch or put in place, and the panel says when', () => {
  for (const state of ['ready', 'waits'] as const) {
    const { panel } = drawn({ state, offer, sentence: state === 'waits' ? 'An event is open.' : null }, 'open')
    expect(panel).not.toContain('<button')
    expect(panel).toMatch(/once the event is closed|An event is open/)
  }
})

test('what did not work is a sentence and no alarm', () => {
  const { line, panel } = drawn({ sentence: 'The feed of updates can’t be reached from here.' })
  for (const html of [line, panel]) {
    expect(html).toContain('can’t be reached')
    expect(html).not.toMatch(/role="alert"|class="[^"]*\bbad\b/)
  }
})

test('after an update its news stand on the first screen until they are read', () => {
  expect(drawn({ state: 'current', news: { version: '0.2.0', notes: 'Documents.' } }).cards).toContain('Updated to 0.2.0: what is new')
  expect(drawn({ state: 'current', news: { version: '0.2.0', notes: null } }).cards).toContain('Updated to 0.2.0<')
  expect(drawn({ state: 'current' }).cards).not.toContain('Updated')
})
