// The frame of this window, kept right when the projector changes its resolution; sets the root's text size with it.
import { useLayoutEffect, useMemo, useSyncExternalStore } from 'react'
import { type Frame, frameOf } from './layout/frame.ts'

const subscribe = (listener: () => void) => {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}
const size = () => `${window.innerWidth} ${window.innerHeight}`

/** Measures the window; 1rem is the frame's unit. */
export function useFrame(distance: number): Frame {
  const now = useSyncExternalStore(subscribe, size)
  const frame = useMemo(() => {
    const [width = 0, height = 0] = now.split(' ').map(Number)
    return frameOf(width, height, distance)
  }, [now, distance])
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${frame.unit}px`
  }, [frame])
  return frame
}
