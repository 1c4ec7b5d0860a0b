// Several of what a format calls one: `3 games`, `2 matches`.

/** More than one of a word, as English spells it. */
export const plural = (word: string): string => (/(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`)

/** A count with its word: `1 game`, `3 games`. */
export const counted = (count: number, word: string): string => `${count} ${count === 1 ? word : plural(word)}`
