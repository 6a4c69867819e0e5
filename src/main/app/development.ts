import { z } from 'zod'

const demoSignIn = z.strictObject({ serverUrl: z.string(), email: z.string(), password: z.string() })
const crashPoint = z.string().regex(/^[\w.-]+:[1-9]\d*$/)

/** What the environment may ask of a build that nobody ships. */
export interface Development {
  /** Signs in at start when nobody is. */
  demoSignIn?: z.infer<typeof demoSignIn>
  /** Where a picture of the window goes. */
  screenshot?: string
  /** The SQLite addon to load instead of the one that came with its package. */
  sqliteBinding?: string
  crash?: (point: string) => void
}

/** Reads the variables and takes those with secrets out, so that no child inherits them. */
export function readDevelopment(env: NodeJS.ProcessEnv, packaged: boolean): Development {
  if (packaged) return {}
  const { PARLEY_DEMO_SIGN_IN: signIn, PARLEY_SCREENSHOT: screenshot } = env
  const { PARLEY_SQLITE_BINDING: sqliteBinding, PARLEY_CRASH_AT: crashAt } = env
  delete env.PARLEY_DEMO_SIGN_IN
  return {
    ...(signIn && { demoSignIn: demoSignIn.parse(JSON.parse(signIn)) }),
    ...(screenshot && { screenshot }),
    ...(sqliteBinding && { sqliteBinding }),
    ...(crashAt && { crash: crashAtPoint(crashPoint.parse(crashAt)) }),
  }
}

/** Ends the process as a power cut would, at the n-th time that a named point is passed. */
function crashAtPoint(spec: string): (point: string) => void {
  const [wanted, nth] = spec.split(':')
  let left = Number(nth)
  return (point) => {
    if (point === wanted && --left === 0) process.kill(process.pid, 'SIGKILL')
  }
}
