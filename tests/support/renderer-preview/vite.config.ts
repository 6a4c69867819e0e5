import path from 'node:path'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * The real renderer on a fake bridge, in any browser: `npx vite --config tests/support/renderer-preview/vite.config.ts`,
 * then `?state=queue&theme=dark&locale=ar`. `main.ts` lists the states.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwind()],
  server: { fs: { allow: [path.resolve(import.meta.dirname, '../../..')] } },
  build: { target: 'chrome114', cssTarget: 'chrome114' },
})
