// Light or dark as the phone has it; tokens.css goes by an attribute that all surfaces share.

/** Follows the phone's own setting from now on. */
export function followScheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const set = () => (document.documentElement.dataset['mantineColorScheme'] = dark.matches ? 'dark' : 'light')
  dark.addEventListener('change', set)
  set()
}
