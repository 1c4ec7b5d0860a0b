// What the hand feels: one short buzz for kept, three for not kept. Phones that can't are silent.

/** `kept`: the entry is durable on this phone. `not-kept`: it is not. */
export function feel(what: 'kept' | 'not-kept' | 'key'): void {
  const pattern = what === 'kept' ? [40] : what === 'key' ? [8] : [120, 80, 120, 80, 120]
  try {
    // In the types it is always there; on an iPhone it is not.
    ;(navigator.vibrate as typeof navigator.vibrate | undefined)?.call(navigator, pattern)
  } catch {
    // Not allowed before the first touch.
  }
}
