import { existsSync } from 'node:fs'
import { isRoot } from './paths.mjs'
import { run } from './processes.mjs'
import { Stop, step } from './progress.mjs'

/** Debian packages by what they are for. */
const PACKAGES = {
  compile: ['python3', 'make', 'g++', 'libsecret-1-dev'],
  electron: [
    ...['libgtk-3-0', 'libnss3', 'libnotify4', 'libsecret-1-0', 'libxss1', 'libxtst6', 'libatspi2.0-0'],
    ...['libdrm2', 'libgbm1', 'libasound2', 'fonts-dejavu-core', 'fonts-noto-color-emoji'],
  ],
  virtualDesktop: ['xvfb', 'dbus', 'gnome-keyring'],
  // dunstctl, which reads what dunst has shown, is a script around systemd's busctl.
  tests: ['dunst', 'systemd', 'chromium', 'redis-server', 'strace'],
}

/** Installs what is missing of the named groups, or says exactly what to type. */
export async function ensureSystemPackages(groups) {
  const wanted = groups.flatMap((group) => PACKAGES[group])
  if (process.platform !== 'linux') return
  if (!existsSync('/usr/bin/dpkg-query')) {
    console.log(`! Not a Debian system: what these packages hold is needed too: ${wanted.join(' ')}`)
    return
  }
  await step('System packages', async () => {
    const installed = await installedPackages()
    const missing = wanted.filter((name) => !installed.has(name))
    if (missing.length > 0) await install(missing)
    return missing.length > 0 ? `installed ${missing.join(' ')}` : undefined
  })
}

/** Every installed package and what it provides: newer Debians renamed libgtk-3-0 to libgtk-3-0t64, say. */
async function installedPackages() {
  const fields = ['db:Status-Status', 'Package', 'Provides'].map((name) => `\${${name}}`)
  const listing = await run('dpkg-query', ['-W', '-f', `${fields.join(' ')}\\n`])
  const lines = listing.split('\n').filter((line) => line.startsWith('installed '))
  return new Set(
    lines.flatMap((line) =>
      line
        .replace(/\(.*?\)|,/g, ' ')
        .split(/\s+/)
        .slice(1),
    ),
  )
}

async function install(missing) {
  const [command, ...prefix] = await rootCommand(missing)
  const apt = [...prefix, 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y']
  await run(command, [...apt, 'update'])
  await run(command, [...apt, 'install', '--no-install-recommends', ...missing])
}

async function rootCommand(missing) {
  if (isRoot) return ['env']
  try {
    await run('sudo', ['-n', 'true'])
    return ['sudo', '-n', 'env']
  } catch {
    throw new Stop(`Some system packages are missing. Please type this, then try again:

  sudo apt-get update && sudo apt-get install --no-install-recommends ${missing.join(' ')}`)
  }
}
