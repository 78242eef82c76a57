import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { emoji } from './emoji.mjs'
import { messages } from './messages.mjs'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The window: plain files that any host can serve, under whatever address it likes. */
export default defineConfig({
  root: here('../renderer'),
  base: './',
  plugins: [react(), emoji(), messages()],
  build: {
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    sourcemap: false,
    // An inlined picture would be a data: address, and a file is no dearer.
    assetsInlineLimit: 0,
  },
})
