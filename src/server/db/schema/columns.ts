import type { ColumnType } from 'kysely'

/** A jsonb column: read as a value, written as its text. */
export type Json<Value> = ColumnType<Value, string | undefined, string>
export type NullableJson<Value> = ColumnType<Value | null, string | null | undefined, string | null>
export type Defaulted<Value> = ColumnType<Value, Value | undefined, Value>
