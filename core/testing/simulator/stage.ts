// The stage of a run: its machines, which start, stop in the middle of what they do and start again, and are looked at after each step.
import { type Agenda, createAgenda } from './agenda.ts'
import { type Held, heldOn, wrongMark, wrongWith } from './check.ts'
import { createLikeness } from './likeness.ts'
import { PowerCut } from './disk.ts'
import type { Machine } from './common.ts'
import { start, stop } from './machine.ts'
import type { Random } from './random.ts'
import { type Run, Wrong } from './run.ts'
import { contests } from './standing.ts'
import type { World } from './world.ts'

/** The stage. */
export interface Stage {
  readonly world: World
  readonly agenda: Agenda
  readonly random: Random
  readonly run: Run
  machine(id: string): Machine
  /** Starts a machine that stands still. */
  boot(machine: Machine): Promise<void>
  /** Stops a machine; after a while it starts again. */
  crash(machine: Machine): Promise<void>
  /** Does something on a machine that may stop in the middle of it, and looks at the machine then. */
  on(machine: Machine, what: string, act: () => Promise<string | null>): Promise<void>
  /** What is on a machine's disk; it must be right. */
  inspect(machine: Machine): Promise<Held>
  say(line: string): void
}

/** How many steps pass between two looks at the standing that a machine shows. */
const LOOKS = 16

/** A stage on which nothing has happened yet. */
export function createStage(world: World, random: Random, run: Run, trace: (line: string) => void): Stage {
  const { machines, truth, keys, common } = world
  const agenda = createAgenda(world.start)
  const isUnlike = createLikeness()

  const stage: Stage = {
    world,
    agenda,
    random,
    run,
    machine: (id) => machines.find((each) => each.id === id)!,
    say: (line) => trace(`${((agenda.now - world.start) / 1000).toFixed(3).padStart(9)}  ${line}`),
    async inspect(machine) {
      const held = await heldOn(machine.disk)
      const wrong = wrongWith(machine, held, truth, keys)
      if (wrong) throw new Wrong(`${machine.id}: ${wrong}`)
      for (const remote of machine.remotes.map(stage.machine)) {
        const mark = remote.restored ? null : await wrongMark(machine, remote, truth)
        if (mark) throw new Wrong(`${machine.id} ${mark}`)
      }
      return held
    },
    async crash(machine) {
      run.crashes++
      stage.say(`${machine.id} STOPS`)
      await stop(machine)
      agenda.after(1000 + random.below(random.chance(0.2) ? 200_000 : 8000), () => stage.boot(machine))
    },
    async boot(machine) {
      if (machine.memory || machine.lost) return
      await upTo(machine, 'starts', async () => {
        await start(common, machine)
        return ''
      })
    },
    async on(machine, what, act) {
      if (!machine.memory) return
      run.steps++
      await upTo(machine, what, act)
    },
  }

  async function upTo(machine: Machine, what: string, act: () => Promise<string | null>) {
    try {
      const told = await act()
      if (told !== null) stage.say(`${machine.id} ${what}${told === '' ? '' : `: ${told}`}`)
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error
      stage.say(`${machine.id} ${what} …`)
      await stage.crash(machine)
    }
    const held = await stage.inspect(machine)
    const { memory } = machine
    // One that had no room holds entries that its grants would let into the log; it offers them again at the next grant or start.
    const unlike = memory && !machine.disk.refused ? isUnlike(held) : null
    if (unlike) throw new Wrong(`${machine.id} holds the same entries as a machine did before, and has ${unlike}`)
    if (memory && run.steps % LOOKS === 0 && contests(memory.state) !== contests(held))
      throw new Wrong(`${machine.id} shows another standing than its entries come to`)
  }
  return stage
}
