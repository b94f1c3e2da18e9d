import { readFileSync } from 'node:fs'
import { resolveService, serviceJsonSchema } from '@obs-toolkit/sdk/service'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orders } from './orders.ts'

const file = new URL('../../service.schema.json', import.meta.url)
const schema: unknown = JSON.parse(readFileSync(file, 'utf8'))
const accepts = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema as object)

/** What relates two places to each other, or parses a text, is beyond a schema. */
const beyondSchema = new Set([
  'duplicate-route',
  'shares-over-one',
  'stream-latency',
  'duplicate-objective',
  'target-above-timeout',
  'no-bucket',
  'low-above-peak',
  'receiver-kind',
  'webhook-address',
  'unknown-receiver',
  'maintenance-days',
  'maintenance-empty',
  'no-such-day',
  'unknown-time-zone',
  'missing-param',
  'unknown-param',
])

test('service.schema.json is what the description of the written form says', () => {
  expect(schema).toEqual(serviceJsonSchema())
})

test('it accepts a declaration that is right', () => {
  accepts(orders)
  expect(accepts.errors).toBeNull()
})

const texts = ['', ' ', 'orders', '200ms', '5 m', 'GET /a', 'http://a', 'a.b:80', '/x', '@', '__a']
const scalars = [0, 1, 0.5, 0.999, 1.5, 99.9, 15, 200, 404, 3.7, -1, 1e12, true, false, null]
const shapes = [[], {}, ['a'], [200], { ratio: 0.9 }, { env: 'A' }, { ratio: 0.9, underMs: 9 }]
const values = fc.constantFrom<unknown>(...texts, ...scalars, ...shapes)

type Tree = { [key: string]: Tree }

/** Every place in a document, by its keys. */
function places(value: unknown, at: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...at]]
  return [[...at], ...Object.entries(value).flatMap(([key, below]) => places(below, [...at, key]))]
}

function replaced(path: readonly string[], key: string | null, value: unknown): unknown {
  const document = structuredClone(orders) as unknown as Tree
  if (path.length === 0) return value
  const holder = path.slice(0, -1).reduce((tree, step) => tree[step] ?? {}, document)
  const last = path.at(-1) ?? ''
  if (key !== null && typeof holder[last] === 'object') holder[last][key] = value as Tree
  else holder[last] = value as Tree
  return document
}

describe('schema and validator agree', () => {
  test('on the orders service with anything in any place', () => {
    const newKey = fc.option(fc.constantFrom('ratio', 'name', 'page', 'env', 'shere', 'detect'))
    fc.assert(
      fc.property(fc.constantFrom(...places(orders)), newKey, values, (path, key, value) => {
        const document = replaced(path, key, value)
        const inSchema = resolveService(document).problems.filter(
          ({ code, message }) =>
            !beyondSchema.has(code) &&
            !(typeof value === 'string' && message.includes('a duration from')),
        )
        expect({ document, accepted: accepts(document) }).toEqual({
          document,
          accepted: inSchema.length === 0,
        })
      }),
      { numRuns: 4000 },
    )
  })
})
