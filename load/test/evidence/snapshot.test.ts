import { expect, it } from 'vitest'
import { readSnapshot } from '../../src/evidence/server/snapshot.ts'

it('lets no name of theirs write to a terminal, begin a line of a log, or be endless', () => {
  const hostile = String.raw`1\n::error::x` + `\u001B[2J\u202E${'y'.repeat(5_000)}`
  const { release } = readSnapshot(`target_info{service_version="${hostile}"} 1\n`, new Date(0))
  expect(release[0]).toMatch(/^1\uFFFD::error::x\uFFFD\[2J\uFFFDy+$/)
  expect(release[0]!.length).toBeLessThanOrEqual(300)
})

it('passes over what is no number', () => {
  const lines = ['NaN', '+Inf', '7'].map(
    (value, at) =>
      `http_server_request_duration_seconds_count{http_request_method="GET",http_route="/${at}"} ${value}`,
  )
  const { routes } = readSnapshot(lines.join('\n'), new Date(0))
  expect(Object.keys(routes)).toEqual(['GET /2'])
})
