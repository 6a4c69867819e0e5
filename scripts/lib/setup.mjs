import { ensureDependencies } from './dependencies.mjs'
import { ensureElectron } from './electron.mjs'
import { ensureSqlite } from './sqlite.mjs'
import { ensureSystemPackages } from './system.mjs'

/**
 * Everything that a fresh clone lacks before it can be built; what is there already is left alone. Returns
 * `{ electron, sqliteBinding }`; the binding is undefined when SQLite works in that Electron as it comes.
 */
export async function setUp(systemPackages) {
  await ensureSystemPackages(systemPackages)
  await ensureDependencies()
  const electron = await ensureElectron()
  const sqliteBinding = electron.isStandIn ? await ensureSqlite() : undefined
  return { electron: electron.path, sqliteBinding }
}
