// A format as a tree of plain data: reading and changing what lies at a path, without touching what it was.

/** Keys and indices from the format down. */
export type Path = readonly (string | number)[]

type Node = Record<string | number, unknown>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** What lies at a path; undefined where nothing does. */
export function valueAt(tree: unknown, path: Path): unknown {
  let value = tree
  for (const key of path) {
    if (!isNode(value)) return undefined
    value = value[key]
  }
  return value
}

/** The tree with another value at a path; undefined takes a key away, or an item out of its list. */
export function withValue<T>(tree: T, path: Path, value: unknown): T {
  const [key, ...rest] = path
  if (key === undefined) return value as T
  if (Array.isArray(tree)) {
    const at = Number(key)
    if (rest.length === 0 && value === undefined) return tree.filter((_, index) => index !== at) as T
    const item: unknown = withValue((tree as unknown[])[at], rest, value)
    return (at >= tree.length ? [...(tree as unknown[]), item] : tree.map((old: unknown, index) => (index === at ? item : old))) as T
  }
  const node: Node = isNode(tree) ? tree : {}
  if (rest.length === 0 && value === undefined) return Object.fromEntries(Object.entries(node).filter(([name]) => name !== key)) as T
  return { ...node, [key]: withValue(node[key], rest, value) } as T
}

/** The tree with an item of a list moved by one; nothing changes past the ends. */
export function withMoved<T>(tree: T, path: Path, by: 1 | -1): T {
  const list = valueAt(tree, path.slice(0, -1))
  const from = Number(path.at(-1))
  if (!Array.isArray(list) || list[from + by] === undefined) return tree
  const moved = [...(list as unknown[])]
  ;[moved[from], moved[from + by]] = [moved[from + by], moved[from]]
  return withValue(tree, path.slice(0, -1), moved)
}

/** A path as a text, for comparing and for ids. */
export const pathText = (path: Path): string => path.join('.')

/** An id made of a name that none of the others has: small letters, digits and dashes, at most `longest`. */
export function idFor(name: string, taken: readonly string[], longest = 24): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
  const base = (words === '' ? 'new' : words).slice(0, longest - 3).replace(/-+$/, '')
  const free = (id: string) => !taken.includes(id) && !(id in {}) && id !== 'place'
  if (free(base)) return base
  let number = 2
  while (!free(`${base}-${number}`)) number++
  return `${base}-${number}`
}
