// A page to see whether the printer works: on paper alone, and only while it is printed.
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useOperator } from '../state/use-operator.ts'

/** Prints, and says when the dialog was closed. */
export function TestPage({ onDone }: { onDone: () => void }) {
  const event = useOperator(({ station }) => station?.event ?? null)
  useEffect(() => {
    window.addEventListener('afterprint', onDone)
    window.print()
    return () => window.removeEventListener('afterprint', onDone)
  }, [onDone])
  return createPortal(
    <section className="preflight-paper" aria-hidden="true" data-testid="test-page">
      <h1>Test page</h1>
      <p>{[event?.name, event?.place, event?.date].filter(Boolean).join(' · ')}</p>
      <ol>
        {['This line is whole, with both its ends.', 'Łódź · Zürich · Århus · 北京 · القاهرة', '0123456789 · 12.34 · 1:23.45'].map(
          (line) => (
            <li key={line}>{line}</li>
          ),
        )}
      </ol>
      <p>If you can read this on paper, documents of this event can be printed here.</p>
    </section>,
    document.body,
  )
}
