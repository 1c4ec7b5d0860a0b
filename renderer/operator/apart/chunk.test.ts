import { expect, test } from 'vitest'
import { type Chunk, createChunks } from './chunk.ts'

const { chunk, keepWhole } = createChunks()
const atOnce = () => Promise.resolve()

test('a part is brought once, however often it is asked for, and is there for whoever asks later', async () => {
  let brought = 0
  const part = chunk(async () => ++brought)
  let told = 0
  const stop = part.onCome(() => told++)
  expect(part.now()).toBeNull()
  expect(await Promise.all([part.load(), part.load()])).toEqual([1, 1])
  expect([part.now(), await part.load(), brought, told]).toEqual([1, 1, 1, 1])
  stop()
})

test('a part that did not come is asked for anew', async () => {
  let tries = 0
  const part = chunk(async () => {
    if (++tries === 1) throw new Error('the station is gone')
    return 'here'
  })
  await expect(part.load()).rejects.toThrow('the station is gone')
  expect(part.now()).toBeNull()
  expect(await part.load()).toBe('here')
})

test('in the end every part is here, also those that a part brings with it and those that failed at first', async () => {
  let inner: Chunk<string> | undefined
  let tries = 0
  const outer = chunk(async () => {
    inner = chunk(async () => {
      if (++tries < 3) throw new Error('not yet')
      return 'inner'
    })
    return 'outer'
  })
  await keepWhole(atOnce, 0)
  expect([outer.now(), inner?.now(), tries]).toEqual(['outer', 'inner', 3])
})
