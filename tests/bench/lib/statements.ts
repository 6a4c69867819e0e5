/** A statement as `pg` was given it, and whether it was sent before the one ahead of it was answered. */
export interface Statement {
  readonly text: string
  readonly name: string | undefined
  readonly values: readonly unknown[]
  readonly pipelined: boolean
}

export interface Script {
  readonly statements: readonly Statement[]
  /** The message's id and place when it was recorded, wherever they stand in the values. */
  readonly id: string
  readonly seq: number
}

type Query = (...args: unknown[]) => unknown

/** As much of `pg`'s client as is recorded from and replayed to. */
export interface Asked {
  query(config: {
    text: string
    name?: string
    values: unknown[]
  }): Promise<{ rows: Record<string, unknown>[] }>
}

/** Runs some work and answers the statements that it sent. */
export async function recordStatements<Result>(
  prototype: object,
  work: () => Promise<Result>,
): Promise<{ statements: Statement[]; result: Result }> {
  const client = prototype as { query: Query }
  const { query } = client
  const statements: Statement[] = []
  let open = 0
  client.query = function (this: unknown, ...args: unknown[]) {
    const [first, values] = args
    const config = typeof first === 'string' ? { text: first, values } : (first as Partial<Statement>)
    statements.push({
      text: config.text ?? '',
      name: 'name' in config ? config.name : undefined,
      values: (config.values ?? []) as unknown[],
      pipelined: open > 0,
    })
    open += 1
    const answer = query.apply(this, args)
    const done = () => {
      open -= 1
    }
    // Ahead of whoever awaits the answer: what they send then is not pipelined.
    void Promise.resolve(answer).then(done, done)
    return answer
  }
  try {
    return { result: await work(), statements }
  } finally {
    client.query = query
  }
}

/** Runs a script anew, under a fresh id, at the place in the chat that its own statements make. */
export async function replay(client: Asked, { statements, id, seq }: Script, freshId: string): Promise<void> {
  let place = seq
  let under: Promise<number | null>[] = []
  const settle = async () => {
    for (const next of await Promise.all(under)) place = next ?? place
    under = []
  }
  // Whoever holds the session writes at the place after its last; whoever has counted it up, at its last.
  const ask = async (statement: Parameters<Asked['query']>[0]) => {
    const last = (await client.query(statement)).rows[0]?.last_seq
    if (typeof last !== 'number') return null
    return statement.text.startsWith('select') ? last + 1 : last
  }
  for (const { text, name, values, pipelined } of statements) {
    if (!pipelined) await settle()
    const fresh = values.map((value) => renew(value, id, freshId, seq, place))
    under.push(ask({ text, values: fresh, ...(name !== undefined && { name }) }))
  }
  await settle()
}

function renew(value: unknown, id: string, freshId: string, seq: number, place: number): unknown {
  if (value === seq) return place
  if (typeof value === 'string') return value.replaceAll(id, freshId)
  return Array.isArray(value) ? value.map((one) => renew(one, id, freshId, seq, place)) : value
}
