import { resolve } from 'node:path'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** What the oldest Electron we run on understands: Electron 25 has Node 18 and Chromium 114, and no ESM in main. */
const NODE = 'node18'
const CHROMIUM = 'chrome114'

/** Native modules, and Electron itself: everything else is bundled, so that a package carries three modules only. */
const NATIVE = ['electron', 'better-sqlite3', 'keytar']
/** Optional parts of ws and of the proxy agents that are not installed; they do without them. */
const OPTIONAL = ['bufferutil', 'utf-8-validate', 'kerberos']

const output = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  // Electron 25 knows no import() in main: it becomes a require, at the same moment.
  dynamicImportInCjs: false,
} as const

export default defineConfig({
  main: {
    build: {
      target: NODE,
      minify: true,
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve('src/main/index.ts'), 'cache-worker': resolve('src/main/cache/worker.ts') },
        external: [...NATIVE, ...OPTIONAL],
        output,
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      minify: true,
      // A sandboxed preload can require nothing but electron.
      externalizeDeps: false,
      rollupOptions: { input: resolve('src/preload/index.ts'), external: ['electron'], output },
    },
  },
  renderer: {
    root: resolve('src/renderer'),
    plugins: [react(), tailwind()],
    build: {
      target: CHROMIUM,
      minify: true,
      cssTarget: CHROMIUM,
      // A font as a data: URL would need a hole in the content policy.
      assetsInlineLimit: 0,
      rollupOptions: { input: resolve('src/renderer/index.html') },
    },
  },
})
