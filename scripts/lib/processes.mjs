import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { Stop } from './progress.mjs'

const TAIL_LINES = 60
const PATIENCE = 10_000
const WATCH_PARENT_EVERY = 500

/** Runs a command to its end and returns its standard output; if it fails, stops with its last lines. */
export async function run(command, args, { cwd, env, timeout } = {}) {
  const stdio = ['ignore', 'pipe', 'pipe']
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, timeout, stdio })
  let output = ''
  let everything = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
    everything += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => (everything += text))
  const code = await ended(child)
  if (code !== 0) throw new Stop(`${command} ${args.join(' ')}\n${lastLines(everything)}\nended with ${code}`)
  return output
}

/** Starts a long-lived command in a process group of its own, so that Ctrl+C reaches it through us only. */
export function start(command, args, { log, ...options } = {}) {
  const file = log ? openSync(log, 'w') : undefined
  const stdio = file === undefined ? 'inherit' : ['ignore', file, file]
  const child = spawn(command, args, { stdio, detached: true, ...options })
  if (file !== undefined) closeSync(file)
  return child
}

/** How a process ended: its exit code, the signal's name, or the error that kept it from starting. */
export function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code ?? signal))
  })
}

/** Asks a started process to end, waits for it, and then removes whatever is left of its group. */
export async function stop(child) {
  if (child.pid === undefined) return
  child.kill('SIGTERM')
  await Promise.race([ended(child), delay(PATIENCE, undefined, { ref: false })])
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The group is empty: everything ended by itself.
  }
}

/** Resolves when this process is asked to end, also by ending npm, whose shell does not pass a signal on. */
export function interruption() {
  const parent = process.ppid
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve)
    setInterval(() => process.ppid !== parent && resolve('SIGHUP'), WATCH_PARENT_EVERY).unref()
  })
}

export function lastLines(text) {
  return text.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')
}
