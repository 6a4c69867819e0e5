import { z } from 'zod'
import { attributeKey } from '../commands/attributes.ts'
import { attributeDefinition, cannedResponse, label, MAX_BODY } from '../entities.ts'
import { id } from '../ids.ts'
import { text } from '../text.ts'
import { none, type Route } from './route.ts'

const cannedResponseParams = z.strictObject({ cannedResponseId: id })
const labelParams = z.strictObject({ labelId: id })
const definitionParams = z.strictObject({ definitionId: id })

export const REFERENCE_ROUTES = {
  listCannedResponses: {
    method: 'GET',
    path: '/canned-responses',
    auth: 'staff',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: z.object({ cannedResponses: z.array(cannedResponse) }),
    summary: "Prepared texts that the caller may see: everybody's, their teams' and their own.",
    refusals: [],
  },
  putCannedResponse: {
    method: 'PUT',
    path: '/canned-responses/:cannedResponseId',
    auth: 'staff',
    params: cannedResponseParams,
    query: none,
    status: 200,
    body: z.strictObject({
      /** A team's; with `ownerId`, too, null: everybody's. */
      teamId: id.nullable().default(null),
      /** The caller's own. */
      ownerId: id.nullable().default(null),
      shortcut: z.string().regex(/^[a-z0-9-]{1,40}$/, 'A shortcut is made of a to z, 0 to 9 and hyphens.'),
      title: text(100).min(1),
      body: text(MAX_BODY).min(1),
    }),
    response: cannedResponse,
    summary: 'Make or replace a prepared text. One with this shortcut in the same place is a CONFLICT.',
    refusals: ['CONFLICT', 'ID_REUSED'],
  },
  deleteCannedResponse: {
    method: 'DELETE',
    path: '/canned-responses/:cannedResponseId',
    auth: 'staff',
    params: cannedResponseParams,
    query: none,
    body: null,
    status: 204,
    response: z.undefined(),
    summary: 'Delete a prepared text.',
    refusals: [],
  },
  listLabels: {
    method: 'GET',
    path: '/labels',
    auth: 'staff',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: z.object({ labels: z.array(label) }),
    summary: 'Tags and categories, archived ones included.',
    refusals: [],
  },
  putLabel: {
    method: 'PUT',
    path: '/labels/:labelId',
    auth: 'staff',
    params: labelParams,
    query: none,
    status: 200,
    body: z.strictObject({
      kind: label.shape.kind,
      name: text(60).min(1),
      color: label.shape.color,
      archived: z.boolean().default(false),
    }),
    response: label,
    summary: 'Make a tag or a category, or change its color and whether it is offered. Its name stays.',
    refusals: ['CONFLICT', 'ID_REUSED'],
    limits: ['admin'],
  },
  listAttributeDefinitions: {
    method: 'GET',
    path: '/attribute-definitions',
    auth: 'staff',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: z.object({ attributeDefinitions: z.array(attributeDefinition) }),
    summary: 'Custom attributes of customers and sessions, archived ones included.',
    refusals: [],
  },
  putAttributeDefinition: {
    method: 'PUT',
    path: '/attribute-definitions/:definitionId',
    auth: 'staff',
    params: definitionParams,
    query: none,
    status: 200,
    body: z.strictObject({
      subject: attributeDefinition.shape.subject,
      key: attributeKey,
      label: text(60).min(1),
      type: attributeDefinition.shape.type,
      choices: z.array(text(100).min(1)).max(100).default([]),
      archived: z.boolean().default(false),
    }),
    response: attributeDefinition,
    summary:
      'Make a custom attribute, or change its label, add choices, or archive it. The rest of it stays.',
    refusals: ['CONFLICT', 'ID_REUSED'],
    limits: ['admin'],
  },
} as const satisfies Record<string, Route>
