// Names inside sentences: any script, in either direction, without turning what stands beside them.

/** A name as a part of a plain text: its direction is its own (Unicode's first strong isolate). */
export const isolate = (name: string): string => `\u2068${name}\u2069`
