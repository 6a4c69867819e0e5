import { afterAll, beforeAll } from 'vitest'
import { type Console, signedInConsole } from './console.ts'
import { startTestServer, type TestServer } from './server.ts'
import { openWidget, type Visitor } from './widget.ts'

export interface Scene {
  server: TestServer
  mara: Console
  visitor: Visitor
}

/** For all tests of a file: a server with the demo workspace, Mara at her console, a visitor with the widget open. */
export function setScene(): Scene {
  const scene: Partial<Scene> = {}
  beforeAll(async () => {
    scene.server = await startTestServer({ seed: 'demo' })
    scene.mara = await signedInConsole(scene.server.url, 'mara')
    scene.visitor = await openWidget(scene.server.url)
  })
  afterAll(async () => {
    await scene.visitor?.close()
    await scene.mara?.close()
    await scene.server?.stop()
  })
  // Whole before the first test runs.
  return scene as Scene
}
