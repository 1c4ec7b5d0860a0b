// The screens in the venue: each opens one address, gets a short name, and is steered from the table.
// Steering is the station's own and survives a restart; it is not a result and never in the log.
import { z } from 'zod'
import { Scene, ScreenId } from '../../core/contract/scene.ts'
import type { ScreenSummary } from '../../core/contract/contract.ts'
import { readKept } from './kept.ts'

const Kept = z.array(z.strictObject({ id: ScreenId, name: z.string().min(1).max(24), scene: Scene }))

/** At most so many screens are kept, as many as may be open at once (shell/display-room.ts): anyone on the venue's network may open one. */
const MOST = 128

/** A screen that nobody has steered yet shows the standing of the contest the table is on. */
const FIRST_SCENE: Scene = { kind: 'leaderboard' }

interface Screen {
  id: ScreenId
  name: string
  scene: Scene
  lines: number
}

export interface Screens {
  list(): ScreenSummary[]
  get(id: ScreenId): { name: string; scene: Scene }
  /** Whether somebody named or steered it: no stranger has its id. */
  isKnown(id: ScreenId): boolean
  connected(id: ScreenId): void
  gone(id: ScreenId): void
  steer(id: ScreenId, scene: Scene): boolean
  rename(id: ScreenId, name: string): boolean
  /** What to keep, as text, and to take it up again, with the event that is opened. */
  kept(): string
  restore(text: string | null): void
}

/** Whether nobody has named or steered it yet. */
const isUntouched = ({ name, scene }: Screen) =>
  /^Screen \d+$/.test(name) && scene.kind === FIRST_SCENE.kind && !('contest' in scene) && !('ranking' in scene)

/** No screens yet. */
export function createScreens(): Screens {
  const screens = new Map<ScreenId, Screen>()

  /**
   * Anyone on the venue's network can open screens without end, and hold them open: those that nobody steered or named go first, and one
   * that somebody did goes for another such alone. A newcomer that finds no room shows what a new screen shows, and is not kept.
   */
  const makeRoom = (isKept: boolean) => {
    const idle = [...screens.values()].filter(({ lines }) => lines === 0)
    const first = idle.find(isUntouched) ?? (isKept ? idle[0] : undefined)
    if (screens.size >= MOST && first) screens.delete(first.id)
  }
  const freeName = () => {
    const taken = new Set([...screens.values()].map(({ name }) => name))
    let number = 1
    while (taken.has(`Screen ${number}`)) number++
    return `Screen ${number}`
  }
  const find = (id: ScreenId): Screen => {
    let screen = screens.get(id)
    if (!screen) {
      makeRoom(false)
      screen = { id, name: freeName(), scene: FIRST_SCENE, lines: 0 }
      if (screens.size < MOST) screens.set(id, screen)
    }
    return screen
  }
  const change = (id: ScreenId, how: (screen: Screen) => void): boolean => {
    const screen = screens.get(id)
    if (screen) how(screen)
    return screen !== undefined
  }

  return {
    list: () => [...screens.values()].map(({ id, name, scene, lines }) => ({ id, name, scene, connected: lines > 0 })),
    get: find,
    isKnown(id) {
      const screen = screens.get(id)
      return screen !== undefined && !isUntouched(screen)
    },
    connected: (id) => void find(id).lines++,
    gone: (id) => void change(id, (screen) => (screen.lines = Math.max(0, screen.lines - 1))),
    steer: (id, scene) => change(id, (screen) => (screen.scene = scene)),
    rename: (id, name) => change(id, (screen) => (screen.name = name)),
    kept: () => JSON.stringify([...screens.values()].map(({ id, name, scene }) => ({ id, name, scene }))),
    restore(text) {
      const all = readKept(Kept, text) ?? []
      // A contest of the event before is none of this one's, though its id may be: who was steered to it follows the table.
      for (const screen of screens.values())
        if ('contest' in screen.scene || 'ranking' in screen.scene) screen.scene = { kind: screen.scene.kind }
      for (const kept of all) {
        const here = screens.get(kept.id)
        // Two screens of one name could not be told apart: one that is new here gives way.
        const taken = [...screens.values()].find(({ id, name }) => name === kept.name && id !== kept.id)
        const gives = taken && isUntouched(taken)
        if (gives) taken.name = freeName()
        const name = taken && !gives ? freeName() : kept.name
        if (!here) makeRoom(true)
        if (here) Object.assign(here, kept, { name })
        else if (screens.size < MOST) screens.set(kept.id, { ...kept, name, lines: 0 })
      }
    },
  }
}
