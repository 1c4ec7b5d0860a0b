// What this page can't do where it was opened, in words; nothing where it can do everything.
import { PLAIN_HTTP } from '../words.ts'

export function Limits() {
  if (window.isSecureContext) return null
  const [first, ...others] = PLAIN_HTTP
  return (
    <aside className="limits" data-testid="limits">
      <p>{first}</p>
      <ul>
        {others.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </aside>
  )
}
