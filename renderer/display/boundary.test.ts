// After a scene that could not be drawn, the next view gets its own chance; the same one does not.
import { expect, test } from 'vitest'
import { Boundary } from './boundary.tsx'

const props = (attempt: number) => ({ attempt, fallback: 'last', children: 'scene' })
const after = (attempt: number, state: Boundary['state']) => ({ ...state, ...Boundary.getDerivedStateFromProps(props(attempt), state) })

test('a failure holds for the view that failed, and for no other', () => {
  const fine = after(1, { failedAt: null, attempt: 1 })
  expect(fine.failedAt).toBeNull()
  const failed = after(2, { ...fine, ...Boundary.getDerivedStateFromError() })
  expect(failed.failedAt).toBe(2)
  expect(after(2, failed).failedAt).toBe(2)
  expect(after(3, failed).failedAt).toBeNull()
})
