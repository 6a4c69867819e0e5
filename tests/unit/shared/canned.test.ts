import { describe, expect, it } from 'vitest'
import { fill, isKnownVariable, VARIABLES, variablesIn } from '#shared/canned.ts'

describe('the variables in a text', () => {
  it.each<[string, string[]]>([
    ['Hello', []],
    ['Hello {{customer.name}}!', ['customer.name']],
    ['{{ agent.name }} of {{workspace.name}}, {{agent.name}}', ['agent.name', 'workspace.name']],
    ['{{attribute.tier}}', ['attribute.tier']],
    ['{{nobody.knows}}', ['nobody.knows']],
    ['{{}} {{ }}', ['']],
    ['{{customer.name', []],
    ['customer.name}}', []],
    ['{customer.name} { {customer.name} }', []],
    ['{{a}}{{b}}', ['a', 'b']],
    ['{{{{customer.name}}}}', ['{{customer.name']],
    ['{{customer.{{agent.name}}}}', ['customer.{{agent.name']],
    ['{{customer.name}', []],
    ['{{customer\n.name}}', ['customer\n.name']],
  ])('%j: %j', (body, names) => {
    expect(variablesIn(body)).toEqual(names)
  })
})

describe('a known variable', () => {
  it.each([...VARIABLES, 'attribute.a', 'attribute.tier_2B', `attribute.${'a'.repeat(40)}`])(
    'is %s',
    (name) => {
      expect(isKnownVariable(name)).toBe(true)
    },
  )

  it.each([
    '',
    'customer',
    'Customer.name',
    'customer.name.first',
    'customer.email',
    'attribute.',
    'attribute.Tier',
    'attribute.2',
    'attribute.a-b',
    'attribute.a b',
    'attribute.a\n',
    `attribute.${'a'.repeat(41)}`,
    'attribute.tier; drop table',
    'constructor',
    '{{customer.name',
  ])('is not %j', (name) => {
    expect(isKnownVariable(name)).toBe(false)
  })
})

describe('filling in', () => {
  const values = { 'customer.name': 'Ada Lovelace', 'agent.name': 'Mara', 'attribute.tier': null }

  it('puts values where variables were, each as often as it comes', () => {
    expect(fill('{{agent.name}} to {{ customer.name }}: {{agent.name}}', values)).toEqual({
      text: 'Mara to Ada Lovelace: Mara',
      missing: [],
    })
  })

  it('leaves what has no value as it was, and names it once', () => {
    const body = '{{attribute.tier}} {{session.reference}} {{attribute.tier}} {{agent.name}}'
    expect(fill(body, values)).toEqual({
      text: '{{attribute.tier}} {{session.reference}} {{attribute.tier}} Mara',
      missing: ['attribute.tier', 'session.reference'],
    })
  })

  it('fills an empty value in: it is one', () => {
    expect(fill('[{{customer.name}}]', { 'customer.name': '' })).toEqual({ text: '[]', missing: [] })
  })

  it('does not look at what it has filled in', () => {
    const sly = { 'customer.name': '{{agent.name}} $& $1 {{', 'agent.name': 'Mara' }
    expect(fill('{{customer.name}}}}', sly).text).toBe('{{agent.name}} $& $1 {{}}')
  })

  it('takes nothing from what every object has', () => {
    expect(fill('{{constructor}} {{__proto__}} {{toString}}', {}).missing).toEqual([
      'constructor',
      '__proto__',
      'toString',
    ])
  })

  it('leaves a text without variables alone, braces and all', () => {
    for (const body of ['', 'Plain', 'a { b } c', '}} before {{', '{{ open']) {
      expect(fill(body, values)).toEqual({ text: body, missing: [] })
    }
  })

  it('looks at every character a bounded number of times', () => {
    let looks = 0
    /** Counts what is searched through, by standing in for the search. */
    class Counted extends String {
      override indexOf(wanted: string, from = 0): number {
        const found = super.indexOf(wanted, from)
        looks += (found < 0 ? this.length : found) - from
        return found
      }
    }
    for (const part of ['{', '{{', '{{a}}', '}}', '{{ ', '{}']) {
      const body = part.repeat(20_000)
      looks = 0
      fill(new Counted(body) as unknown as string, {})
      expect(looks).toBeGreaterThan(0)
      expect(looks).toBeLessThan(3 * body.length)
    }
  })
})
