import path from 'node:path'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The page of the design parts: `npm run gallery`. Nothing of it is in the product. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwind()],
  server: { fs: { allow: [path.resolve(import.meta.dirname, '../../..')] } },
  build: { target: 'chrome114', cssTarget: 'chrome114' },
})
