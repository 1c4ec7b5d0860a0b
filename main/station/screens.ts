// The screens in the venue: each opens one address, gets a short name, and is steered from the table.
// Steering is the station's own and survives a restart; it is not a result and never in the log.
import { z } from 'zod'
import { Scene, ScreenId } from '../../core/contract/scene.ts'
import type { ScreenSummary } from '../../core/contract/contract.ts'

const Kept = z.array(z.strictObject({ id: ScreenId, name: z.string(), scene: Scene }))

/** At most so many screens are kept: anyone on the venue's network may open one. */
const MOST = 64

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
  connected(id: ScreenId): void
  gone(id: ScreenId): void
  steer(id: ScreenId, scene: Scene): boolean
  rename(id: ScreenId, name: string): boolean
  /** What to keep, as text, and to take it up again. */
  kept(): string
  restore(text: string | null): void
}

/** No screens yet. */
export function createScreens(): Screens {
  const screens = new Map<ScreenId, Screen>()

  const makeRoom = () => {
    if (screens.size < MOST) return
    const idle = [...screens.values()].find(({ lines }) => lines === 0)
    if (idle) screens.delete(idle.id)
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
      makeRoom()
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
    connected: (id) => void find(id).lines++,
    gone: (id) => void change(id, (screen) => (screen.lines = Math.max(0, screen.lines - 1))),
    steer: (id, scene) => change(id, (screen) => (screen.scene = scene)),
    rename: (id, name) => change(id, (screen) => (screen.name = name)),
    kept: () => JSON.stringify([...screens.values()].map(({ id, name, scene }) => ({ id, name, scene }))),
    restore(text) {
      if (text === null) return
      for (const screen of Kept.parse(JSON.parse(text))) {
        const here = screens.get(screen.id)
        if (here) Object.assign(here, screen)
        else screens.set(screen.id, { ...screen, lines: 0 })
      }
    },
  }
}
