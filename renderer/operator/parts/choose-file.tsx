// A file of this computer, by the system's own dialog. How the button looks that opens it is the caller's.
import { type ReactNode, useState } from 'react'

interface Props {
  /** What kind of file, for who can't see it. */
  label: string
  /** Endings and media types, as the dialog takes them. */
  accept: string
  testId: string
  take(file: File): void
  /** The button: pressed, it calls what it is given. */
  children: (choose: () => void) => ReactNode
}

export function ChooseFile({ label, accept, testId, take, children }: Props) {
  const [input, setInput] = useState<HTMLInputElement | null>(null)
  return (
    <>
      <input
        ref={setInput}
        type="file"
        className="unseen"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        data-testid={testId}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          // Without this the same file, chosen again once it was mended, would be no change.
          currentTarget.value = ''
          if (file) take(file)
        }}
      />
      {children(() => input?.click())}
    </>
  )
}
