import { formatPath, resolveService } from '@obs-toolkit/sdk/service'
import { describe, expect, test } from 'vitest'

const only = (written: object) => resolveService({ name: 'orders', ...written }).problems[0]

test('a path reads as one would write it in code', () => {
  expect(formatPath(['routes', 'GET /orders', 'objectives', 'latency', 0, 'underMs'])).toBe(
    'routes["GET /orders"].objectives.latency[0].underMs',
  )
  expect(formatPath([])).toBe('the declaration')
})

describe('a key that means nothing', () => {
  test.each([
    ['trafic', 'traffic'],
    ['OBJECTIVES', 'objectives'],
    ['link', 'links'],
    ['depndencies', 'dependencies'],
  ])('%s was probably %s', (written, meant) => {
    expect(only({ [written]: {} })?.message).toContain(`Did you mean '${meant}'?`)
  })

  test('may be the beginning of a known one', () => {
    expect(only({ traffic: { peak: 3 } })?.message).toContain("Did you mean 'peakPerSecond'?")
  })

  test('is like none: then all that are known are listed', () => {
    expect(only({ links: { wiki: 'https://a' } })?.message).toMatch(
      /Known: grafana, runbooks, logs, traces, repository\.$/,
    )
  })
})

test('what is missing is shown by example', () => {
  expect(only({ dependencies: { payments: {} } })).toEqual({
    code: 'missing',
    path: ['dependencies', 'payments', 'url'],
    message: "This is required. Write for example 'https://grafana.example.com'.",
  })
})

test('what is of the wrong kind is told what it should be', () => {
  expect(only({ routes: { 'GET /a': { stream: 'yes' } } })?.message).toBe(
    'This is "yes"; write true or false.',
  )
  expect(only({ objectives: { latency: 200 } })?.message).toBe(
    'This is 200; write false, or a list, or an object with ratio, name, detect, page, underMs.',
  )
})
