// Mantine, dressed in tokens.css: one accent, a neutral ground, Inter with tabular figures.
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const accent: MantineColorsTuple = [
  '#eef3ff',
  '#dbe5ff',
  '#b7caff',
  '#8fb0ff',
  '#6d95fb',
  '#4c7af2',
  '#3362e6',
  '#1d4ed8',
  '#1a43b8',
  '#163894',
]

export const theme = createTheme({
  fontFamily: 'var(--st-font)',
  fontFamilyMonospace: 'var(--st-font)',
  headings: { fontFamily: 'var(--st-font)', fontWeight: '650' },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 3 },
  colors: { accent },
  autoContrast: true,
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
})

const ours = {
  '--mantine-color-body': 'var(--st-ground)',
  '--mantine-color-text': 'var(--st-ink)',
  '--mantine-color-dimmed': 'var(--st-ink-2)',
  '--mantine-color-error': 'var(--st-none)',
  '--mantine-color-placeholder': 'var(--st-ink-2)',
  '--mantine-color-default': 'var(--st-surface)',
  '--mantine-color-default-border': 'var(--st-line)',
  '--mantine-color-default-color': 'var(--st-ink)',
  '--mantine-color-default-hover': 'var(--st-ground)',
}

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours })
