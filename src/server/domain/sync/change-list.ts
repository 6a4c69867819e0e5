import type { Entity, EntityName } from '#shared/entities.ts'
import type { Change, PutChange } from '#shared/protocol.ts'

/** What stands on others comes after them, so that a client can apply a list from its beginning to its end. */
const ORDER: readonly EntityName[] = [
  'team',
  'user',
  'label',
  'attributeDefinition',
  'cannedResponse',
  'customer',
  'session',
  'participant',
  'message',
  'suggestion',
]

/** Changes of one frame: each entity once, in its latest state, with the last of its revs. */
export class ChangeList {
  readonly #changes = new Map<string, Change>()

  put<Name extends EntityName>(entity: Name, rev: number, value: Entity[Name]): void {
    // An entity's name and value belong together, which the compiler does not see through the type parameter.
    this.#changes.set(`${entity} ${value.id}`, { op: 'put', entity, rev, value } as PutChange)
  }

  del(entity: EntityName, rev: number, id: string): void {
    this.#changes.set(`${entity} ${id}`, { op: 'del', entity, rev, id })
  }

  toArray(): Change[] {
    return [...this.#changes.values()].sort(
      (a, b) => ORDER.indexOf(a.entity) - ORDER.indexOf(b.entity) || a.rev - b.rev,
    )
  }
}
