declare const content: unique symbol

/**
 * A value as JSON text. Large answers travel like this: text is copied in one piece from thread to process to page, an
 * object property by property at each border. Who only passes it on never looks inside.
 */
export interface Packed<Value> {
  readonly json: string
  readonly [content]?: Value
}

export function pack<Value>(value: Value): Packed<Value> {
  return { json: JSON.stringify(value) }
}

export function unpack<Value>({ json }: Packed<Value>): Value {
  return JSON.parse(json)
}

export function isPacked(answer: object): answer is Packed<unknown> {
  return 'json' in answer
}
