/** What everybody meant to say, each by a name that stands at the beginning of its words. */
export class Names {
  readonly intended: string[] = []
  readonly acknowledged: string[] = []
  /** Ids that are known, with the names of what they carry. */
  readonly #byId = new Map<string, string>()
  #count = 0

  /** A number that no other has. */
  next(): number {
    return ++this.#count
  }

  intend(by: string): string {
    const name = `${by}-${this.next()}`
    this.intended.push(name)
    return name
  }

  give(id: string, name: string): void {
    this.#byId.set(id, name)
  }

  /** Of what was said before the run. */
  know(id: string, name: string): void {
    this.give(id, name)
    this.intended.push(name)
    this.acknowledged.push(name)
  }

  /** Of a message; of what is authored and has an unknown id, its words say it. */
  of({ id, type, body }: { id: string; type: string; body: string }): string {
    return this.#byId.get(id) ?? (type === 'system' ? id : (body.split(' ')[0] ?? id))
  }
}
