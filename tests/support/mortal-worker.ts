/** The cache worker, which dies when it is told to: as it would of an error that nobody foresaw. */

export {}

new BroadcastChannel('worker-dies').onmessage = () => {
  throw new Error('The worker was told to die.')
}
await import('../../src/main/cache/worker.ts')
