import { canonicalRoute } from '@obs-toolkit/sdk/service'
import type { RouteSyntax } from '@obs-toolkit/sdk/service'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const syntaxes: readonly RouteSyntax[] = ['canonical', 'express4', 'express5', 'fastify']

describe('a template is written the same, whoever wrote it', () => {
  const written: [
    canonical: string,
    express4: string | null,
    express5: string | null,
    fastify: string | null,
  ][] = [
    ['/', '/', '/', '/'],
    ['/orders', '/orders/', '/orders/', '/orders/'],
    ['/orders/:id', '/orders/:id', '/orders/:id', '/orders/:id'],
    ['/orders/:id', '/orders/:id(\\d+)', null, '/orders/:id(^\\d+$)'],
    ['/orders/:id', '/orders/:id([0-9a-f()]{8}(-x)?)', null, '/orders/:id(^(?:a|b)+$)'],
    ['/orders/:id?', '/orders/:id?', '/orders{/:id}', '/orders/:id?'],
    ['/orders/:id?/items', '/orders/:id?/items', '/orders{/:id}/items', null],
    ['/files/*', '/files/*', '/files/*rest', '/files/*'],
    ['/files/*', '/files/(.*)', '/files{/*rest}', '/files/*'],
    ['/files/*', null, '/files/{*rest}', null],
    ['/*', '*', '/*splat', '*'],
    ['/:from-:to', '/:from-:to', '/:from-:to', '/:from-:to'],
    ['/:file.png', '/:file.png', '/:file.png', '/:file(^\\d+).png'],
    ['/:file.:ext', '/:file.:ext', '/:file.:ext', '/:file.:ext'],
    ['/data.:ext?', '/data.:ext?', '/data{.:ext}', null],
    ['/w:width()px', '/w:width(\\d+)px', '/w:"width"px', '/w:width(^\\d+)px'],
    ['/v1/orders::cancel', '/v1/orders\\:cancel', '/v1/orders\\:cancel', '/v1/orders::cancel'],
    ['/orders/:id::cancel', '/orders/:id\\:cancel', '/orders/:id\\:cancel', '/orders/:id::cancel'],
    ['/colo{u}r', '/colou?r', '/colo{u}r', null],
    ['/a{/b}', '/a(/b)?', '/a{/b}', null],
    ['/foo', '/foo/?', '/foo{/}', '/foo'],
    ['/ab*()cd', '/ab*cd', null, null],
    ['/stra%C3%9Fe', '/straße', '/straße', '/straße'],
    ['/%7Btenant%7D', '/{tenant}', '/\\{tenant\\}', '/{tenant}'],
    ['/a/b', '//a///b//', '//a///b//', '//a///b//'],
  ]
  test.each(written)('%s', (canonical, express4, express5, fastify) => {
    expect(canonicalRoute(canonical)).toBe(canonical)
    if (express4 !== null) expect(canonicalRoute(express4, 'express4')).toBe(canonical)
    if (express5 !== null) expect(canonicalRoute(express5, 'express5')).toBe(canonical)
    if (fastify !== null) expect(canonicalRoute(fastify, 'fastify')).toBe(canonical)
  })
})

describe('a regular expression is shown by what can be read in it', () => {
  test.each([
    [/^\/orders\/(\d+)$/, '/orders/*'],
    [/^\/orders\/(?<id>\d+)\/?$/, '/orders/:id'],
    [/.*fly$/, '/*()fly'],
    [/^\/(?:a|b)\/x/, '/*/x'],
    [/^\/a$|^\/b$/, '/a|/b'],
    [/^\/api\/?(?=\/|$)/i, '/api'],
    [/^\/v[12]\/x+/, '/v*/*'],
    [/^\/file\.(json|xml)$/, '/file.*'],
    [/(?:)/, '/*'],
  ])('%s', (path, canonical) => {
    expect(canonicalRoute(path)).toBe(canonical)
  })
})

describe('a list of paths is one route', () => {
  test('its alternatives are joined, once each', () => {
    expect(canonicalRoute(['/a', '/a/', '/b/:id'])).toBe('/a|/b/:id')
    expect(canonicalRoute(['/a', [/^\/b$/, '/c']])).toBe('/a|/b|/c')
  })

  test('what does not fit is summed up', () => {
    const paths = Array.from({ length: 16 }, (_, at) => `/${'x'.repeat(30)}${at}`)
    const route = canonicalRoute(paths)
    expect(route).toMatch(/^\/x+0\|.*\|\/\*$/)
    expect(route.length).toBeLessThanOrEqual(200)
  })

  test('an empty list is the root', () => {
    expect(canonicalRoute([])).toBe('/')
  })
})

test('a template that is too long keeps the segments that fit', () => {
  const route = canonicalRoute('/segment'.repeat(100))
  expect(route).toBe(`${'/segment'.repeat(24)}/*`)
  expect(canonicalRoute(`/${'x'.repeat(5000)}`)).toBe('/*')
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'/:*?{}()\\|.-"ab1_$%+[]^'), maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'/:*?{}()|a'), minLength: 150, maxLength: 400 }),
)

describe('whatever is written', () => {
  test('the canonical form of a canonical form is itself', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...syntaxes), (path, syntax) => {
        const canonical = canonicalRoute(path, syntax)
        expect(canonicalRoute(canonical)).toBe(canonical)
      }),
      { numRuns: 3000 },
    )
  })

  test('it is bounded, begins with a slash and is safe in a label, a query and a file', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...syntaxes), (path, syntax) => {
        expect(canonicalRoute(path, syntax)).toMatch(/^\{?\/[\w\-.~/%!$&+,;=@[\]^:*?{}()|]{0,199}$/)
      }),
      { numRuns: 3000 },
    )
  })

  test('regular expressions give canonical forms too', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const canonical = canonicalRoute({ source } as RegExp)
        expect(canonicalRoute(canonical)).toBe(canonical)
        expect(canonical.length).toBeLessThanOrEqual(200)
      }),
      { numRuns: 3000 },
    )
  })
})

test('brackets without an end cost no more than their length', () => {
  for (const open of ['{', '(', '{/', '/:a(', '/(', '[', '{[', '\\(']) {
    for (const syntax of syntaxes) {
      expect(canonicalRoute(open.repeat(5_000), syntax).length).toBeLessThanOrEqual(200)
    }
    expect(canonicalRoute({ source: open.repeat(5_000) } as RegExp).length).toBeLessThanOrEqual(200)
  }
})

test('what is no path at all is the root', () => {
  for (const path of [undefined, null, 7, {}, { source: 1 }, [[null]]]) {
    expect(canonicalRoute(path as unknown as string)).toBe('/')
  }
})

/** A piece of a template, as each framework writes it. */
type Piece = Readonly<Record<RouteSyntax, string>>

const same = (written: string): Piece => ({
  canonical: written,
  express4: written,
  express5: written,
  fastify: written,
})
const word = fc.stringMatching(/^[a-z]{1,6}$/)
const ids = fc.stringMatching(/^[0-9]{4,12}$/)
const piece: fc.Arbitrary<Piece> = fc.oneof(
  word.map((each) => same(`/${each}`)),
  word.map((each) => same(`/:${each}`)),
  fc.tuple(word, word).map(([a, b]) => same(`/:${a}-:${b}`)),
  fc.tuple(word, word).map(([a, b]) => same(`/:${a}.${b}`)),
  fc.tuple(word, ids).map(([each, id]) => ({
    canonical: `/:${each}`,
    express4: `/:${each}(${id}|\\d+)`,
    express5: `/:${each}`,
    fastify: `/:${each}(^${id}|\\d+$)`,
  })),
  fc.tuple(word, word).map(([a, b]) => ({
    canonical: `/${a}::${b}`,
    express4: `/${a}\\:${b}`,
    express5: `/${a}\\:${b}`,
    fastify: `/${a}::${b}`,
  })),
)
const ending: fc.Arbitrary<Piece> = fc.oneof(
  fc.constant(same('')),
  word.map((each) => ({ ...same(`/:${each}?`), express5: `{/:${each}}` })),
  word.map((each) => ({ ...same('/*'), express5: `/*${each}` })),
)
const template = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 6 }), ending)
  .map(([pieces, end]) => [...pieces, end])

test('the same route has the same template in all three syntaxes, and no id in it', () => {
  fc.assert(
    fc.property(template, (pieces) => {
      const expected = pieces.map(({ canonical }) => canonical).join('')
      for (const syntax of syntaxes) {
        const written = pieces.map((each) => each[syntax]).join('')
        expect(canonicalRoute(written, syntax)).toBe(expected)
        expect(canonicalRoute(written)).toBe(expected)
      }
      expect(expected).not.toMatch(/\d/)
    }),
    { numRuns: 2000 },
  )
})
