// A QR code, drawn in the page: dark on white whatever the colours of the app, since many phones read nothing else.
import { useMemo } from 'react'
import { encode } from 'uqr'

/** White around it, in modules: what readers need to find it. */
const BORDER = 4

/** Dark modules as one path, a rectangle for each run of them in a row. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  let path = ''
  for (const [y, row] of rows.entries())
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x++
      path += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`
    }
  return path
}

export function Qr({ text }: { text: string }) {
  const { size, path } = useMemo(() => {
    const { data } = encode(text, { ecc: 'M', border: BORDER })
    return { size: data.length, path: pathOf(data) }
  }, [text])
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} aria-hidden="true" shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
