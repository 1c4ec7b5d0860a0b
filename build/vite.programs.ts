// How the programs that run on Node and in Electron's main process are bundled: our own code into one file each, packages left outside.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const entries: Record<string, { input: Record<string, string>; format: 'es' | 'cjs' }> = {
  main: {
    input: {
      electron: here('../main/electron.ts'),
      browser: here('../main/browser.ts'),
      'backup-worker': here('../main/backup/backup-worker.ts'),
    },
    format: 'es',
  },
  // A sandboxed preload can't be an ES module.
  preload: { input: { preload: here('../main/preload.ts') }, format: 'cjs' },
  server: { input: { main: here('../server/main.ts') }, format: 'es' },
}

export default defineConfig(({ mode }) => {
  const { input, format } = entries[mode]!
  return {
    root: here('..'),
    build: {
      ssr: true,
      outDir: here(`../out/${mode}`),
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input,
        external: (id: string) => id === 'electron' || id.startsWith('node:'),
        output: { format, entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js' },
      },
    },
  }
})
