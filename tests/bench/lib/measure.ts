import type { Scene } from './scene.ts'
import type { Goal } from './statistics.ts'

/** One measurement of one side. */
export interface Sample {
  /** What the ratio is made of, in the measure's unit. */
  readonly value: number
  /** How many operations it covers, for the CPU time of one. */
  readonly operations: number
  /** What is told beside it, by name. */
  readonly also?: Readonly<Record<string, number>>
}

export interface Side {
  sample(): Promise<Sample>
  /** The processes that do the work, without whoever puts the load on them. Each counts with its descendants. */
  processes(): readonly number[]
}

export interface Contest {
  readonly product: Side
  readonly peer: Side
  /** Further figures that have no goal, taken once after the pairs. */
  told?(): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}

export interface Measure {
  readonly id: string
  /** What `npm run bench -- NAME` calls it. */
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly peer: string
  readonly goal: Goal
  /** Samples of each side that are thrown away first. */
  readonly warmUps: number
  prepare(scene: Scene): Promise<Contest>
}
