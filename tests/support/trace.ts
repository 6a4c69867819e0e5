import { spawnSync } from 'node:child_process'

/** A system call that writes or syncs, with the lines of the trace on which it began and ended. */
export interface Call {
  readonly name: string
  /** As `strace -y` tells it: a path, or `socket:[…]` or `TCP:[…]`. */
  readonly file: string
  readonly bytes: Buffer
  readonly from: number
  readonly to: number
}

const CALLS = 'pwrite64,pwritev,write,writev,sendto,sendmsg,fsync,fdatasync'

/** Why nothing can be traced here; null where it can. */
export function whyNoTrace(): string | null {
  const probe = spawnSync('strace', ['-o', '/dev/null', 'true'])
  if (probe.error) return 'strace is missing'
  return probe.status === 0 ? null : 'tracing is not permitted (ptrace)'
}

/** The command that traces another into `file`. */
export function tracing(file: string): string[] {
  return [
    'strace',
    '-f',
    '--seccomp-bpf',
    '-qq',
    '-y',
    '-xx',
    '-s',
    '100000',
    '-e',
    `trace=${CALLS}`,
    '-o',
    file,
  ]
}

/** What `strace` has written, calls that another thread interrupts put together again. */
export function parseTrace(text: string): Call[] {
  const calls: Call[] = []
  const begun = new Map<string, { line: string; from: number }>()
  for (const [index, line] of text.split('\n').entries()) {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    const unfinished = /^(.*) <unfinished \.\.\.>$/.exec(rest)
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
    if (unfinished) {
      begun.set(thread, { line: unfinished[1] ?? '', from: index })
    } else if (resumed) {
      const start = begun.get(thread)
      if (start) note(start.line + (resumed[1] ?? ''), start.from, index)
    } else note(rest, index, index)
  }
  return calls

  function note(whole: string, from: number, to: number): void {
    const [, name, file] = /^(\w+)\(\d+<(.*?)>[,)]/.exec(decodePaths(whole)) ?? []
    if (name === undefined || file === undefined) return
    const bytes = Buffer.concat(
      [...whole.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) =>
        Buffer.from(hex.replaceAll('\\x', ''), 'hex'),
      ),
    )
    calls.push({ name, file, bytes, from, to })
  }
}

/** With `-xx` even paths are written in hexadecimal. */
function decodePaths(line: string): string {
  return line.replace(/<((?:\\x[0-9a-f]{2})+)>/g, (_, hex: string) => {
    return `<${Buffer.from(hex.replaceAll('\\x', ''), 'hex').toString()}>`
  })
}

/** What a client's WebSocket frames say: what goes up is masked with a key that each frame carries. */
export function unmasked(bytes: Buffer): string {
  let said = ''
  for (let at = 0; at + 6 <= bytes.length; ) {
    const short = (bytes[at + 1] ?? 0) & 0x7f
    const isMasked = ((bytes[at + 1] ?? 0) & 0x80) !== 0
    if (!isMasked || short === 127) return said
    const header = short === 126 ? 4 : 2
    if (at + header + 4 > bytes.length) return said
    const length = short === 126 ? bytes.readUInt16BE(at + 2) : short
    const key = bytes.subarray(at + header, at + header + 4)
    const payload = bytes.subarray(at + header + 4, at + header + 4 + length)
    said += Buffer.from(payload.map((byte, index) => byte ^ (key[index % 4] ?? 0))).toString()
    at += header + 4 + length
  }
  return said
}

const isSync = ({ name }: Call) => name === 'fsync' || name === 'fdatasync'
const isSocket = ({ file }: Call) => /^(socket|TCP|TCPv6):/.test(file)

/**
 * Whether everything that the journal's log holds had reached the disk when `id` first went out. Null: it never did,
 * or nothing was written before.
 */
export function syncedBeforeSent(calls: readonly Call[], id: string): boolean | null {
  const sent = calls.find((call) => isSocket(call) && !isSync(call) && unmasked(call.bytes).includes(id))
  if (!sent) return null
  const journal = calls.filter(({ file, from }) => file.endsWith('/journal.db-wal') && from < sent.from)
  const written = journal.filter((call) => !isSync(call)).at(-1)
  if (!written) return null
  return journal.some((call) => isSync(call) && call.from > written.to && call.to < sent.from)
}
