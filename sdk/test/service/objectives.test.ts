import {
  countsRoute,
  defineService,
  findRoute,
  objectivesForRoute,
  trafficShare,
} from '@obs-toolkit/sdk/service'
import { describe, expect, test } from 'vitest'
import { orders } from './orders.ts'

const service = defineService(orders)
const byId = (id: string) => service.objectives.find((objective) => objective.id === id)

test('ids are the same everywhere: service, objective, and the route where it is its own', () => {
  expect(service.objectives.map(({ id }) => id)).toEqual([
    'orders/availability',
    'orders/latency-p95',
    'orders/latency-p99',
    'orders/latency-p99/POST /orders',
  ])
})

test('an id takes the name that an objective has, or its ratio in percent', () => {
  const { objectives } = defineService({
    name: 'orders',
    objectives: {
      availability: { ratio: 0.99, name: 'answers' },
      latency: [
        { ratio: 0.999, underMs: 900 },
        { ratio: 0.9999, underMs: 2000 },
        { ratio: 0.07, underMs: 10 },
      ],
    },
  })
  expect(objectives.map(({ name }) => name)).toEqual([
    'answers',
    'latency-p99.9',
    'latency-p99.99',
    'latency-p7',
  ])
})

describe("a route with objectives of its own for a kind leaves the service's of that kind", () => {
  test('and is counted there no more', () => {
    expect(byId('orders/availability')?.except).toEqual(['GET /health/deep'])
    expect(byId('orders/latency-p99')?.except).toEqual([
      'POST /orders',
      'GET /orders/events',
      'GET /health/deep',
    ])
  })

  test('and what it does not name, it inherits', () => {
    const ids = (key: string) => objectivesForRoute(service, key).map(({ id }) => id)
    expect(ids('POST /orders')).toEqual(['orders/availability', 'orders/latency-p99/POST /orders'])
    expect(ids('DELETE /orders/:id')).toEqual([
      'orders/availability',
      'orders/latency-p95',
      'orders/latency-p99',
    ])
    expect(ids('GET /not/declared')).toEqual(ids('DELETE /orders/:id'))
  })

  test('and `false` leaves it with none', () => {
    expect(objectivesForRoute(service, 'GET /health/deep')).toEqual([])
  })

  test('a stream keeps availability, and has no latency', () => {
    expect(objectivesForRoute(service, 'GET /orders/events').map(({ id }) => id)).toEqual([
      'orders/availability',
    ])
  })
})

test('detection is declared for an objective, for a kind, or not at all', () => {
  expect(byId('orders/availability')?.detect).toEqual({
    withinMinutes: 5,
    badFraction: 0.05,
    declared: true,
  })
  expect(byId('orders/latency-p95')?.detect).toEqual({
    withinMinutes: 15,
    badFraction: 0.4,
    declared: true,
  })
  expect(byId('orders/latency-p99')?.page).toBe(false)
})

test("an objective's part of the traffic is what its routes have", () => {
  expect(service.objectives.map((objective) => trafficShare(service, objective))).toEqual([
    0.95, 0.65, 0.65, 0.3,
  ])
})

test('routes are found by their canonical key, however they were written', () => {
  const { objectives, routes } = defineService({
    name: 'x',
    routes: { 'GET /a/:id(\\d+)/': { objectives: { availability: 0.9 } } },
  })
  expect(routes[0]).toMatchObject({ key: 'GET /a/:id', method: 'GET', path: '/a/:id' })
  expect(objectives.at(-1)).toMatchObject({ id: 'x/availability/GET /a/:id', route: 'GET /a/:id' })
  expect(objectives[0]?.except).toEqual(['GET /a/:id'])
  expect(findRoute(service, 'GET /orders/:id')?.share).toBe(0.6)
  expect(findRoute(service, 'GET /nowhere')).toBeUndefined()
  expect(objectives.map((objective) => countsRoute(objective, 'GET /a/:id'))).toEqual([
    false,
    true,
    true,
    true,
  ])
})
