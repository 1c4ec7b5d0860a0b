// Whether the table serves a newer version of this page than the one that is open.

/** The page's own script, as its address names it: the name has a hash of what is in it. */
const ownScript = (): string | null => document.querySelector<HTMLScriptElement>('script[type=module][src]')?.getAttribute('src') ?? null

/** Asks now. False where that can't be told. */
export async function isNewer(): Promise<boolean> {
  const own = ownScript()
  if (own === null) return false
  try {
    const found = await fetch('./index.html', { cache: 'no-store', redirect: 'error' })
    const text = found.ok ? await found.text() : ''
    return text.includes('id="root"') && text.includes('<script') && !text.includes(own.replace(/^\.\//, ''))
  } catch {
    return false
  }
}
