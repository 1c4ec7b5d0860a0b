// The one order of ids that decides nothing: lists of equals come out alike on every device, whatever order they went in.

/** Orders two ids by their code units. Only for lists that have no order of their own; never for a place. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
