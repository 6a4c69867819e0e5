import { readdirSync, readFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'

/** A clock tick of `/proc`, which is 1/100 s on every Linux that Node runs on. */
const TICK_US = 10_000

export interface CpuTimes {
  readonly total: number
  readonly steal: number
}

/** Ticks of all processors since the machine started. */
export function readCpuTimes(): CpuTimes {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return { total: user + nice + system + idle + iowait + irq + softirq + steal, steal }
}

/** The part of the time between two readings that other machines on the same hardware took. */
export function stolen(before: CpuTimes, after: CpuTimes): number {
  return (after.steal - before.steal) / Math.max(1, after.total - before.total)
}

/** CPU time of some processes and all that descend from them, those that have ended included, in microseconds. */
export function cpuMicroseconds(roots: readonly number[]): number {
  return sum(roots, (stat) => {
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = stat.fields.slice(11, 15).map(Number)
    return (utime + stime + cutime + cstime) * TICK_US
  })
}

/** Memory of some processes and all that descend from them, shared pages divided among their users, in bytes. */
export function pssBytes(roots: readonly number[]): number {
  return sum(roots, ({ pid }) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024
  })
}

/** Resident memory of one process, in bytes. */
export function rssBytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
}

export function machineFacts() {
  const [{ model, speed } = { model: 'unknown', speed: 0 }] = cpus()
  return {
    processor: model,
    processors: cpus().length,
    mhz: speed,
    memoryBytes: totalmem(),
    kernel: release(),
    load: readFileSync('/proc/loadavg', 'utf8').trim(),
    node: process.version,
  }
}

interface Stat {
  readonly pid: number
  readonly parent: number
  /** From the process's state on: the name before it may hold anything. */
  readonly fields: readonly string[]
}

function sum(roots: readonly number[], value: (stat: Stat) => number): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(Number(name)) ?? [])
  const wanted = new Set(roots)
  // A process may stand before its parent: pass until nobody is added.
  for (let size = -1; size !== wanted.size; ) {
    size = wanted.size
    for (const { pid, parent } of stats) if (wanted.has(parent)) wanted.add(pid)
  }
  return stats.filter(({ pid }) => wanted.has(pid)).reduce((total, stat) => total + orGone(stat, value), 0)
}

function orGone(stat: Stat, value: (stat: Stat) => number): number {
  try {
    return value(stat)
  } catch {
    return 0
  }
}

function readStat(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { pid, parent: Number(fields[1]), fields }
  } catch {
    return null
  }
}
