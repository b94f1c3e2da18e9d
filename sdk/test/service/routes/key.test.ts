import {
  joinRoutes,
  knownMethods,
  parseRouteKey,
  routeKeyOf,
  routeParams,
} from '@obs-toolkit/sdk/service'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('a route key', () => {
  test('is a method and a template, made canonical', () => {
    expect(parseRouteKey('GET /orders/:id(\\d+)/')).toEqual({
      key: 'GET /orders/:id',
      method: 'GET',
      path: '/orders/:id',
    })
    expect(parseRouteKey('POST  /orders')?.key).toBe('POST /orders')
    expect(parseRouteKey('GET *')?.key).toBe('GET /*')
  })

  test.each(['/orders', 'GET', 'GET orders', 'get /orders', 'FETCH /orders', '', 'GET /a b'])(
    '%j is none',
    (written) => expect(parseRouteKey(written)).toBeNull(),
  )

  test('of an observed request is the key that was declared', () => {
    for (const method of knownMethods) {
      expect(parseRouteKey(`${method} /a/:id?`)).toEqual(routeKeyOf(method, '/a/:id?'))
    }
  })
})

describe('a route below a mount point', () => {
  test.each([
    ['/', '/', '/'],
    ['/api', '/', '/api'],
    ['/', '/orders', '/orders'],
    ['/api', '/orders/:id', '/api/orders/:id'],
    ['/users/:user', '/orders/:id?', '/users/:user/orders/:id?'],
    ['/api', '/*', '/api/*'],
    ['/api', '{/b}/c', '/api{/b}/c'],
    ['/v1|/v2', '/orders', '/v1/orders|/v2/orders'],
    ['/api', '/a|/b', '/api/a|/api/b'],
  ])('%s + %s = %s', (prefix, path, joined) => {
    expect(joinRoutes(prefix, path)).toBe(joined)
  })

  test('joining is associative', () => {
    const segment = fc.constantFrom('/', '/a', '/:id', '/:id?', '/b/c', '/d-:e', '/f|/g')
    fc.assert(
      fc.property(segment, segment, segment, (a, b, c) => {
        expect(joinRoutes(joinRoutes(a, b), c)).toBe(joinRoutes(a, joinRoutes(b, c)))
      }),
    )
  })
})

test('the parameters of a template, and which of them a request can do without', () => {
  expect(routeParams('/a/:id/:page?{/x/:y}/*')).toEqual([
    { name: 'id', optional: false },
    { name: 'page', optional: true },
    { name: 'y', optional: true },
    { name: '*', optional: true },
  ])
})
