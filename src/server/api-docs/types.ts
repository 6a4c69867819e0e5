import type { z } from 'zod'
import type { ErrorCode } from '#shared/errors.ts'

/** A JSON Schema, of whichever draft a document wants. */
export type Schema = z.core.JSONSchema.BaseSchema
export type Schemas = Readonly<Record<string, Schema>>

/** What the documents read of a route: any table of such can be described, a changed one in a test too. */
export interface DescribedRoute {
  readonly method: string
  readonly path: string
  readonly auth: 'public' | 'staff' | 'customer' | 'any'
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly body: z.ZodObject | null
  readonly binary?: 'request' | 'response'
  readonly status: number
  readonly response: z.ZodType
  readonly summary: string
  readonly refusals: readonly ErrorCode[]
}
export type DescribedRoutes = Readonly<Record<string, DescribedRoute>>

export type DescribedUp = Readonly<
  Record<string, { readonly frame: z.ZodType; readonly ack: z.ZodType | null }>
>
export type DescribedDown = Readonly<Record<string, z.ZodType>>

export interface Ref {
  readonly $ref: string
}

/** By media type; a file's bytes have no schema. */
export interface Content {
  readonly 'application/json'?: { readonly schema: Schema }
  readonly 'application/octet-stream'?: object
  readonly '*/*'?: object
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly schema: Schema
}

export interface Response {
  readonly description: string
  readonly headers?: Readonly<Record<string, Ref>>
  readonly content?: Content
}

export interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  /** Each is one way in; its list names the kind of caller. None at all: anybody. */
  readonly security: readonly { readonly accessToken: readonly string[] }[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required: true; readonly content: Content }
  readonly responses: Readonly<Record<string, Response | Ref>>
}

export interface OpenApiDocument {
  readonly openapi: '3.1.0'
  readonly info: object
  readonly servers: readonly { readonly url: string; readonly description: string }[]
  readonly tags: readonly { readonly name: string; readonly description?: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly securitySchemes: object
    readonly headers: object
    readonly responses: Readonly<Record<string, Response>>
    readonly schemas: Schemas
  }
}

export interface SocketMessage {
  readonly name: string
  readonly title: string
  readonly summary: string
  readonly payload: Schema
}

export interface SocketOperation {
  readonly action: 'receive' | 'send'
  readonly summary: string
  readonly channel: Ref
  readonly messages: readonly Ref[]
  readonly reply?: { readonly channel: Ref; readonly messages: readonly Ref[] }
}

export interface AsyncApiDocument {
  readonly asyncapi: '3.0.0'
  readonly info: object
  readonly defaultContentType: 'application/json'
  readonly servers: object
  readonly channels: {
    readonly socket: {
      readonly address: string
      readonly title: string
      readonly description: string
      readonly messages: Readonly<Record<string, SocketMessage>>
      readonly bindings: object
    }
  }
  readonly operations: Readonly<Record<string, SocketOperation>>
  readonly components: { readonly securitySchemes: object; readonly schemas: Schemas }
}
