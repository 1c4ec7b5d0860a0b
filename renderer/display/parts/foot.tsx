// The last line of a scene: whose event this is. Beside it a display says how old its picture is (app.tsx).
import type { ReactNode } from 'react'

export const Foot = ({ text, more }: { text: string | undefined; more?: ReactNode }) => (
  <footer className="foot">
    <span className="cut" dir="auto">
      {text}
    </span>
    {more}
  </footer>
)
