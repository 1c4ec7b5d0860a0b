import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Three surfaces, one build each (build/build.ts): a display or a phone must not carry the operator app's styles or chunks.
export default defineConfig(({ mode }) => ({
  root: here(`./${mode}`),
  base: './',
  plugins: [react()],
  build: {
    outDir: here(`../out/renderer/${mode}`),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    // Fonts stay files of their own: a strict content policy knows no data: addresses.
    assetsInlineLimit: 0,
    // What a surface may weigh is measured gzipped and as a whole (bench/); a warning per chunk would only unsettle who starts it first.
    chunkSizeWarningLimit: 2000,
  },
}))
