import { build, preview, type UserConfig } from 'vite'

/** One of the pages that are for looking at, as it is built, on a port of its own. */
export async function serveBuilt(
  config: UserConfig,
  outDir: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const shared = { ...config, configFile: false, logLevel: 'error' } as const
  await build({ ...shared, build: { ...config.build, outDir, emptyOutDir: true } })
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('The page has no port.')
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() }
}
