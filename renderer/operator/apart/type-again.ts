// Types a key again that was held back: tells the page of it like the browser does, and then does what the browser itself does with it.

/** Of a key press, what typing it again needs. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'repeat'>

type Field = HTMLInputElement | HTMLTextAreaElement

/** Where a text can be typed; null elsewhere. A number's field and the like tell no place in their text. */
const fieldAt = (element: Element | null): Field | null =>
  (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) && element.selectionStart !== null && !element.readOnly
    ? element
    : null

function edit(field: Field, text: string): void {
  const { selectionStart, selectionEnd } = field
  const end = selectionEnd ?? 0
  const start = selectionStart ?? end
  // Backspace takes what is marked, or the character before.
  field.setRangeText(text, text === '' && start === end ? Math.max(0, start - 1) : start, end, 'end')
  const inputType = text === '' ? 'deleteContentBackward' : 'insertText'
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text === '' ? null : text, inputType }))
}

/** Enter in a field presses its form's button, where it can be pressed. */
function submit({ form }: Field): void {
  const button = form?.querySelector<HTMLButtonElement>('[type=submit]')
  if (button) button.click()
  else form?.requestSubmit()
}

/** Types it where the focus is. */
export function typeAgain({ key, code, shiftKey, repeat }: Pressed): void {
  const told = new KeyboardEvent('keydown', { key, code, shiftKey, repeat, bubbles: true, cancelable: true })
  if (!(document.activeElement ?? document.body).dispatchEvent(told)) return
  // What was told may have moved the focus, as a letter does that is typed beside every field.
  const at = document.activeElement
  const field = fieldAt(at)
  if (field && key.length === 1) edit(field, key)
  else if (field && key === 'Backspace') edit(field, '')
  else if (field instanceof HTMLInputElement && key === 'Enter') submit(field)
  else if (at instanceof HTMLButtonElement && (key === 'Enter' || key === ' ')) at.click()
}
