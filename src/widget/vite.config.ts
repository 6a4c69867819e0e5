import { fileURLToPath } from 'node:url'
import { build, defineConfig, type Plugin } from 'vite'
import manifest from '../../package.json' with { type: 'json' }

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** The script that sites embed: one file of its own with a name that never changes, next to the hashed pages. */
function embedScript(): Plugin {
  return {
    name: 'parley-embed-script',
    apply: 'build',
    async generateBundle() {
      const result = await build({
        configFile: false,
        root: path('.'),
        logLevel: 'warn',
        build: {
          write: false,
          target: 'es2020',
          lib: {
            entry: path('./embed/main.ts'),
            name: 'parley',
            formats: ['iife'],
            fileName: () => 'widget.js',
          },
        },
      })
      for (const { output } of [result].flat().filter((one) => 'output' in one)) {
        for (const file of output) {
          if (file.type === 'chunk')
            this.emitFile({ type: 'asset', fileName: file.fileName, source: file.code })
        }
      }
    },
  }
}

export default defineConfig({
  root: path('.'),
  define: { __APP_VERSION__: JSON.stringify(manifest.version) },
  plugins: [embedScript()],
  build: {
    outDir: path('../../out/widget'),
    emptyOutDir: true,
    target: 'es2022',
    // The server's content security policy has no place for data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: [path('./index.html'), path('./chat.html')] },
  },
})
