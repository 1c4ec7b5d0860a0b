// The foot of a step: what goes back, and the one thing that goes on.
import type { ReactNode } from 'react'

export function Foot({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <footer className="setup-foot">
      <div className="grow">{aside}</div>
      {children}
    </footer>
  )
}
