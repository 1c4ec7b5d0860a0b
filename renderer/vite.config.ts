import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { bundledPackages } from '../build/bundled-packages.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Leaves out how zod writes JSON Schema, which every schema refers to and nobody here asks for: a phone would load six kilobytes of it, packed,
 * over the hall's network. Where it is asked for after all, that is a thrown error.
 */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  transform(code, id) {
    if (!/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/.test(id)) return null
    const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => `export const ${name} = none`)
    return { code: ["const none = () => () => { throw new Error('JSON Schema is left out') }", ...names].join('\n'), map: null }
  },
}

// Three surfaces, one build each (build/build.ts): a display or a phone must not carry the operator app's styles or chunks.
export default defineConfig(({ mode }) => ({
  root: here(`./${mode}`),
  base: './',
  plugins: [react(), bundledPackages(here('..'), mode), withoutJsonSchema],
  build: {
    outDir: here(`../out/renderer/${mode}`),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    // The table's app alone is in several files. Its styles come whole with the first: a part that comes later never stands there without its
    // looks, nor is drawn anew by them.
    cssCodeSplit: mode !== 'operator',
    modulePreload: false,
    // Fonts stay files of their own: a strict content policy knows no data: addresses.
    assetsInlineLimit: 0,
    // What a surface may weigh is measured gzipped and as a whole (bench/); a warning per chunk would only unsettle who starts it first.
    chunkSizeWarningLimit: 2000,
  },
}))
