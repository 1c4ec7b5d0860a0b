// Where a figure's decimal point is, so that a column of them stands on it.

/** What stands before the decimal point, and from it on. Null for what is no figure: `DNS`. */
export function partFigure(text: string): { before: string; after: string } | null {
  const end = /^(.*\d)(\D*)$/su.exec(text)
  if (!end) return null
  const [, figure = '', rest = ''] = end
  const point = /^(.*\d)([.]\d+)$/su.exec(figure) ?? /^(.*\d)([,]\d+)$/su.exec(figure)
  return point ? { before: point[1]!, after: point[2]! + rest } : { before: figure, after: rest }
}
