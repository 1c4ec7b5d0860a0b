// How the programs that run on Node and in Electron's main process are bundled. The server's packages are left outside; the station's are
// bundled with it, so that the packed app carries what it uses of each and not the folders of all (electron-builder.yml).
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { bundledPackages } from './bundled-packages.ts'
import { documentFonts, pdfInOneFile } from './document-fonts.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const entries: Record<string, { input: Record<string, string>; format: 'es' | 'cjs' }> = {
  main: {
    input: {
      electron: here('../main/electron.ts'),
      browser: here('../main/browser.ts'),
      'backup-worker': here('../main/backup/backup-worker.ts'),
      'print-worker': here('../main/documents/print-worker.ts'),
    },
    format: 'es',
  },
  // A sandboxed preload can't be an ES module.
  preload: { input: { preload: here('../main/preload.ts') }, format: 'cjs' },
  server: { input: { main: here('../server/main.ts') }, format: 'es' },
}

/** What can't be bundled: Electron itself, and a native module, which looks for its binary beside its own files. */
const outside = ['electron', 'better-sqlite3-multiple-ciphers']

/** Of package.json a program says its version, and carries no list of what it was built with. */
const versionAlone: Plugin = {
  name: 'version-alone',
  load(id) {
    if (id !== here('../package.json')) return null
    const { version } = JSON.parse(readFileSync(id, 'utf8')) as { version: string }
    return JSON.stringify({ version })
  },
}

export default defineConfig(({ mode }) => {
  const { input, format } = entries[mode]!
  return {
    root: here('..'),
    plugins: [
      bundledPackages(here('..'), mode),
      versionAlone,
      ...(mode === 'main' ? [documentFonts(here('../node_modules/@fontsource')), pdfInOneFile] : []),
    ],
    ...(mode === 'main' ? { ssr: { noExternal: true as const } } : {}),
    // The public half of the key that releases are signed with (docs/decisions/0015-updates.md); without it a copy takes no updates.
    define: { 'import.meta.env.SCORETABLE_UPDATES_KEY': JSON.stringify(process.env['SCORETABLE_UPDATES_KEY'] ?? '') },
    build: {
      ssr: true,
      outDir: here(`../out/${mode}`),
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input,
        external: (id: string) => outside.includes(id) || id.startsWith('node:'),
        output: { format, entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js' },
      },
    },
  }
})
