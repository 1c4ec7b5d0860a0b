// What a phone says of itself when a journey stands still at it: its sentences, what lies where its person presses, and what was touched last.
// A press that did nothing is found out in one run, or not at all.
import type { Page } from '@playwright/test'

type Noted = typeof globalThis & { touched?: string[] }

/** Notes each touch with what it met, and each jump of the layout, from the next page that is loaded on. */
export const noteTouches = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const touched: string[] = ((globalThis as Noted).touched = [])
    const note = (text: string) => {
      touched.push(`${Math.round(performance.now())} ${text}`)
      if (touched.length > 60) touched.shift()
    }
    const nameOf = (target: EventTarget | null) =>
      target instanceof Element ? (target.closest('[data-testid]')?.getAttribute('data-testid') ?? target.tagName.toLowerCase()) : 'page'
    const place = () => Math.round(document.querySelector('[data-testid="send"]')?.getBoundingClientRect().top ?? -1)
    for (const type of ['touchstart', 'touchend', 'touchcancel', 'click', 'contextmenu'])
      addEventListener(type, ({ target }) => note(`${type} on ${nameOf(target)}, Send at ${place()}`), { capture: true, passive: true })
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) note(`the layout jumped at ${Math.round(startTime)}, Send at ${place()}`)
    }).observe({ type: 'layout-shift', buffered: true })
  })

/** All of it as lines. */
export async function phoneSays(page: Page): Promise<string> {
  const said = await page.evaluate(() => {
    const all = [
      'part',
      'title',
      'link',
      'banner',
      'called',
      'name',
      'value',
      'enter-fault',
      'enter-wait',
      'sent',
      'foot',
      'sentence',
      'elsewhere',
    ]
    const texts = all.flatMap((id) => {
      const found = document.querySelector<HTMLElement>(`[data-testid="${id}"]`)
      if (!found) return []
      return [`${id}: ${id === 'part' ? found.dataset['mode'] : JSON.stringify(found.innerText)}`]
    })
    const send = document.querySelector<HTMLButtonElement>('[data-testid="send"]')
    const { left = 0, top = 0, width = 0, height = 0 } = send?.getBoundingClientRect() ?? {}
    const there = document.elementFromPoint(left + width / 2, top + height / 2)
    const state = send
      ? `Send: ${send.disabled ? 'can’t be pressed' : 'can be pressed'}, over it ${there === send || send.contains(there) ? 'nothing' : there?.outerHTML.slice(0, 200)}`
      : 'Send: not there'
    return [...texts, state, `now: ${Math.round(performance.now())}`, ...((globalThis as Noted).touched ?? [])]
  })
  return said.join('\n  ')
}
