import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedaction } from '../../src/redaction/index.ts'

const redaction = createRedaction(['nickname', 'user.phone', 'items[*].price'])

const lines = `Bearer |Basic |eyJ|password|token|=|:|"|'|\\|?|&|#|%40|%|@|a@b.co|://|u:p@|Cookie: |sk_live_|
[redacted]|[|]|4111111111111111|-----BEGIN PRIVATE KEY-----|-----END PRIVATE KEY-----| |/|code|1|é`
const secretish = fc.constantFrom('\n', ...lines.split(/[|\n]/))
const text = fc
  .array(fc.oneof(secretish, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 30 })
  .map((parts) => parts.join(''))

const anything = fc.anything({
  key: fc.oneof(text, fc.constantFrom('password', 'user', 'phone', 'items', 'price', '__proto__')),
  values: [text, fc.double(), fc.bigInt(), fc.boolean(), fc.constant(null)],
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withTypedArray: true,
  withSparseArray: true,
})

describe('redaction, of anything at all', () => {
  it('leaves a text alone that it has been through', () => {
    fc.assert(
      fc.property(text, (told) => {
        const once = redaction.text(told)
        expect(redaction.text(once)).toBe(once)
      }),
      { numRuns: 3_000 },
    )
  })

  it('leaves a URL alone that it has been through', () => {
    fc.assert(
      fc.property(text, (told) => {
        const once = redaction.url(told)
        expect(redaction.url(once)).toBe(once)
      }),
      { numRuns: 3_000 },
    )
  })

  it('never throws, gives what JSON can hold, and leaves alone what it has been through', () => {
    fc.assert(
      fc.property(anything, (told) => {
        const once = redaction.value(told)
        const json = JSON.stringify(once)
        expect(JSON.stringify(redaction.value(once))).toBe(json)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never changes what it is given', () => {
    fc.assert(
      fc.property(fc.object({ key: text, values: [text, fc.integer()] }), (told) => {
        const before = structuredClone(told)
        redaction.value(told)
        expect(told).toEqual(before)
      }),
      { numRuns: 1_000 },
    )
  })

  it('never lets the value of a secret name through, wherever it is', () => {
    const canary = 'canary-7f3a'
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant('[]'), fc.string({ maxLength: 5 })), { maxLength: 5 }),
        fc.constantFrom('authorization', 'Set-Cookie', 'refreshToken', 'db_password', 'API_KEY'),
        (path, name) => {
          const leaf: unknown = { [name]: canary }
          const told = path.reduce(
            (inner, key) => (key === '[]' ? [inner] : { [key]: inner }),
            leaf,
          )
          expect(JSON.stringify(redaction.value(told))).not.toContain(canary)
        },
      ),
    )
  })
})
