// What a person types into or chooses from: keys pressed there are its own.

export const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [role=combobox]')
