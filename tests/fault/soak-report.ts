import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import type { Schedule } from './schedule.ts'

/** What a process holds at some moment. */
export interface Held {
  readonly megabytes: number
  /** Open file handles, sockets among them. */
  readonly handles: number
}

export interface Sample {
  /** Since the soak began. */
  readonly seconds: number
  readonly messages: number
  /** Of the soak itself, which sees everything that happens. */
  readonly soak: Held | null
  /** Of each server; null while it is down. */
  readonly servers: readonly (Held | null)[]
}

export interface Violation {
  readonly seed: number
  readonly found: readonly string[]
  readonly schedule: Schedule
}

export interface Totals {
  schedules: number
  actions: number
  messages: number
  readonly deaths: { desks: number; workers: number; servers: number }
}

export interface SoakReport {
  readonly startedAt: string
  readonly seconds: number
  readonly machine: { node: string; cores: number; memoryMegabytes: number }
  readonly firstSeed: number
  readonly lastSeed: number
  readonly totals: Totals
  readonly violations: readonly Violation[]
  /** Medians of the first and the last quarter of the samples; null with too few of them. */
  readonly flatness: { readonly soak: Flatness; readonly servers: Flatness } | null
  readonly samples: readonly Sample[]
}

interface Flatness {
  readonly first: Held
  readonly last: Held
}

/** Null when there is no such process any more, or no such place to ask. */
export function heldBy(pid: number | undefined): Held | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN)
    return { megabytes: Math.round(kilobytes / 1_024), handles: readdirSync(`/proc/${pid}/fd`).length }
  } catch {
    return null
  }
}

export function flatnessOf(samples: readonly Sample[]): SoakReport['flatness'] {
  const quarter = Math.floor(samples.length / 4)
  if (quarter === 0) return null
  const [first, last] = [samples.slice(0, quarter), samples.slice(-quarter)]
  const compare = (held: (sample: Sample) => readonly (Held | null)[]): Flatness => ({
    first: medians(first.flatMap(held)),
    last: medians(last.flatMap(held)),
  })
  return { soak: compare(({ soak }) => [soak]), servers: compare(({ servers }) => servers) }
}

function medians(all: readonly (Held | null)[]): Held {
  const known = all.filter((held) => held !== null)
  return {
    megabytes: median(known.map(({ megabytes }) => megabytes)),
    handles: median(known.map(({ handles }) => handles)),
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

export function machine(): SoakReport['machine'] {
  const memoryMegabytes = Math.round(totalmem() / 1_048_576)
  return { node: process.version, cores: availableParallelism(), memoryMegabytes }
}
