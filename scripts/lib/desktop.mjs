import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ended, start, stop } from './processes.mjs'
import { Stop } from './progress.mjs'

const SCREEN = '1600x1000x24'
const KEYRING_PASSWORD = 'parley'

export const hasScreen =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/**
 * A desktop that nobody sees: a screen, a session bus and an unlocked keychain under a home folder of its own,
 * so that the real keychain is never touched. The bus starts a notification daemon when one is installed and
 * something is to be shown. Returns `{ env, close }`; `env` is what a program needs to be on that desktop.
 *
 * @param {{ home: string, env: NodeJS.ProcessEnv, user?: { uid: number, gid: number } }} options
 */
export async function openDesktop({ home, env: base, user }) {
  const running = []
  const runtimeDir = mkdtempSync(join(base.TMPDIR ?? tmpdir(), 'parley-desktop-'))
  mkdirSync(join(home, '.local/share/keyrings'), { recursive: true })
  if (user) {
    const folders = ['', '.local', '.local/share', '.local/share/keyrings'].map((folder) =>
      join(home, folder),
    )
    for (const folder of [runtimeDir, ...folders]) chownSync(folder, user.uid, user.gid)
  }
  const env = {
    ...base,
    HOME: home,
    XDG_RUNTIME_DIR: runtimeDir,
    XDG_DATA_HOME: undefined,
    WAYLAND_DISPLAY: undefined,
  }

  const begin = (command, args) => {
    const child = start(command, args, { ...user, env, stdio: ['ignore', 'pipe', 'ignore'] })
    running.unshift(child)
    return firstLine(command, child)
  }
  const close = async () => {
    for (const child of running) await stop(child)
    rmSync(runtimeDir, { recursive: true, force: true })
  }

  try {
    const display = await begin('Xvfb', ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp'])
    env.DISPLAY = `:${display}`
    env.DBUS_SESSION_BUS_ADDRESS = await begin('dbus-daemon', ['--session', '--nofork', '--print-address'])
    await unlockKeychain({ ...user, env })
  } catch (error) {
    await close()
    throw error
  }
  return { env, close }
}

/** Both programs print a line when they are ready: the display's number, the bus's address. */
async function firstLine(command, child) {
  const line = new Promise((resolve) => child.stdout.setEncoding('utf8').once('data', resolve))
  const failure = ended(child).then((code) => {
    throw new Stop(`${command} did not start: it ended with ${code}`)
  })
  return (await Promise.race([line, failure])).split('\n')[0]
}

/** The daemon goes to the background when the keychain can be used, and ends with the bus. */
async function unlockKeychain(options) {
  const args = ['--daemonize', '--unlock', '--components=secrets']
  const child = start('gnome-keyring-daemon', args, { ...options, stdio: ['pipe', 'ignore', 'ignore'] })
  child.stdin.end(`${KEYRING_PASSWORD}\n`)
  const code = await ended(child)
  if (code !== 0) throw new Stop(`gnome-keyring-daemon did not start: it ended with ${code}`)
}
