import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveService } from '@obs-toolkit/sdk/service'
import type { ServiceDefinition } from '@obs-toolkit/sdk/service'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { readDeclaration } from '../../src/service/declaration.ts'
import { project } from '../support/project.ts'

/** As they turn up in real declarations, with all that YAML would like to read as something else. */
const traps = [
  'yes',
  'no',
  'on',
  'null',
  '~',
  '1e3',
  '0o17',
  '12:30',
  '2024-01-01',
  '*a',
  '&a',
  '<<',
]
const text = fc.oneof(
  fc.constantFrom(...traps, '# no comment', 'a: b', '- a', '"', "it's", 'a\nb\n', ' x ', '{}', '%'),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
)
/** In a literal of TypeScript, `__proto__` is no key; in YAML, `<<` is none. */
const key = text.filter((each) => each !== '__proto__' && each !== '<<')
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,15}$/)
const name = fc.oneof(word, fc.constantFrom('yes', 'no', 'on', 'null', '1e3', '0o17', '2024-01-01'))
const ratio = fc.double({ min: 0.5, max: 0.9999, noNaN: true })
const duration = fc.oneof(fc.integer({ min: 1, max: 9_000 }), fc.constantFrom('200ms', '0.5s'))
const optional: { requiredKeys: [] } = { requiredKeys: [] }

const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
)
const secret = fc.record({ env: fc.constantFrom('TOKEN', 'KEY_2') })
const values = fc.dictionary(word, fc.oneof(scalar, secret, fc.array(scalar, { maxLength: 3 })), {
  maxKeys: 3,
})
const body = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(key, tie('any'), { maxKeys: 3 }),
  ),
})).any

const latency = fc.record(
  { ratio, underMs: duration, name: word, page: fc.boolean() },
  { requiredKeys: ['ratio', 'underMs'] },
)
const objectives = fc.record(
  {
    availability: fc.oneof(ratio, fc.constant(false), fc.record({ ratio, page: fc.boolean() })),
    latency: fc.oneof(latency, fc.array(latency, { maxLength: 3 }), fc.constant(false)),
  },
  optional,
)
const example = fc.record(
  { query: values, headers: values, body, expect: fc.constantFrom(200, [201, 202]) },
  optional,
)
const share = fc.double({ min: 0, max: 0.2, noNaN: true })
const route = fc.oneof(
  fc.record({ share, objectives, example }, optional),
  fc.record({ share, stream: fc.constant(true) }, optional),
)
const routeKey = fc
  .tuple(fc.constantFrom('GET', 'POST'), fc.array(word, { minLength: 1, maxLength: 3 }))
  .map(([method, path]) => `${method} /${path.join('/')}`)

const declaration = fc.record(
  {
    name,
    owner: name,
    description: text,
    tags: fc.uniqueArray(name, { maxLength: 3 }),
    traffic: fc.record(
      {
        peakPerSecond: fc.integer({ min: 1, max: 1e6 }),
        instances: fc.integer({ min: 1, max: 50 }),
      },
      optional,
    ),
    objectives,
    load: fc.record(
      {
        factor: fc.integer({ min: 1, max: 5 }),
        timeoutMs: fc.constantFrom(9_000, '30s', '1m'),
        headers: values,
      },
      optional,
    ),
    routes: fc.dictionary(routeKey, route, { maxKeys: 4 }),
    dependencies: fc.dictionary(word, fc.record({ url: fc.webUrl() }), { maxKeys: 2 }),
    prometheus: fc.record(
      {
        scrapeSeconds: fc.integer({ min: 1, max: 60 }),
        selector: fc.dictionary(word, text, { maxKeys: 2 }),
      },
      optional,
    ),
  },
  { requiredKeys: ['name'], noNullPrototype: true },
) as fc.Arbitrary<ServiceDefinition>

let written = 0

/** What `obs` makes of a file, as bytes: the resolved service, with the problems that it has. */
async function meaning(folder: string, extension: string, content: string): Promise<string> {
  const file = join(folder, `${written++}.${extension}`)
  writeFileSync(file, content)
  const { signal } = new AbortController()
  const { value } = await readDeclaration(file, { cwd: folder, signal, stderr: process.stderr })
  return JSON.stringify(resolveService(value).service)
}

test('the same declaration means the same in YAML, JSON and TypeScript', async () => {
  const folder = project()
  const property = fc.asyncProperty(declaration, fc.boolean(), async (definition, flow) => {
    const json = JSON.stringify(definition)
    const yaml = stringify(definition, flow ? { collectionStyle: 'flow' } : {})
    const same = JSON.stringify(resolveService(definition).service)
    expect(await meaning(folder, 'json', json)).toBe(same)
    expect(await meaning(folder, 'yaml', yaml)).toBe(same)
    expect(await meaning(folder, 'ts', `export default ${json}`)).toBe(same)
  })
  await fc.assert(property, { numRuns: 300 })
})

test('many declarations of that kind are right, so that the comparison says something', () => {
  const services = fc
    .sample(declaration, 200)
    .map((definition) => resolveService(definition).service)
  const right = services.filter(({ problems }) => problems.length === 0)
  expect(right.length).toBeGreaterThan(20)
  expect(right.some(({ routes }) => routes.length > 1)).toBe(true)
})
