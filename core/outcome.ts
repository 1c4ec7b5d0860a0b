// Expected failures are values: every operation that can fail for a reason a person should hear returns an Outcome.

/** Success with its value. */
export interface Ok<T> {
  ok: true
  value: T
}

/** A failure that was expected, with its kind and what to tell the person. */
export interface Err<E> {
  ok: false
  error: E
}

/** Either a value or an expected failure; bugs throw instead. */
export type Outcome<T, E> = Ok<T> | Err<E>

/** Wraps a value as success. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

/** Wraps an expected failure. */
export const err = <E>(error: E): Err<E> => ({ ok: false, error })
