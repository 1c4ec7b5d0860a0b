// The place of a whole page that is loaded apart.
import type { ReactNode } from 'react'

export function WholePlace({ children }: { children: ReactNode }) {
  return (
    <main className="whole" aria-busy={!children}>
      {children}
    </main>
  )
}
