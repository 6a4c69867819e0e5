import type { VariableValues } from '#shared/canned.ts'
import type { QueueRow } from '#shared/ipc.ts'
import type { Me } from '#shared/rest.ts'

/** What the variables of a canned response stand for in this chat; null where nothing is known. */
export function variableValues({ session, customer }: QueueRow, { user, workspace }: Me): VariableValues {
  const attributes = Object.entries({ ...session.attributes, ...customer.attributes })
  return {
    'customer.name': known(customer.name),
    'customer.firstName': known(customer.name.trim().split(/\s+/)[0]),
    'agent.name': known(user.name),
    'workspace.name': known(workspace.name),
    'session.reference': known(session.externalRef?.reference),
    ...Object.fromEntries(attributes.map(([key, value]) => [`attribute.${key}`, known(String(value))])),
  }
}

function known(value: string | undefined): string | null {
  return value === undefined || value.trim() === '' ? null : value.trim()
}
