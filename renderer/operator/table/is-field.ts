// What a person types into or chooses from: keys pressed there are its own.

/** A list that is open has the focus on one of its options, inside its select. */
const FIELDS = 'input:not([type=checkbox], [type=radio]), textarea, select, select *'

export const isField = (target: EventTarget | null): boolean => target instanceof Element && target.matches(FIELDS)
