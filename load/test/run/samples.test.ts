import { describe, expect, it } from 'vitest'
import { createLines } from '../../src/run/csv.ts'
import { createIdentify } from '../../src/run/identify.ts'
import type { RequestSeen } from '../../src/run/requests.ts'
import { createSampleReader } from '../../src/run/samples.ts'

const header =
  'metric_name,timestamp,metric_value,check,error_code,expected_response,name,status,extra_tags,metadata'
const tail = ',,true,"GET /a, b",200,,obs=7.3'

function read(text: string, size: number) {
  const seen: RequestSeen[] = []
  const counts = { dropped: 0, exceptions: 0, iterations: [] as number[], checks: [] as object[] }
  const feed = createLines(
    createSampleReader(createIdentify({ script: '/own.ts', schedule: [], requests: [] }), {
      request: (request) => seen.push(request),
      check: (check) => counts.checks.push(check),
      dropped: (count) => (counts.dropped += count),
      exception: () => (counts.exceptions += 1),
      iteration: (index) => counts.iterations.push(index),
    }),
  )
  for (let from = 0; from < text.length; from += size) feed(text.slice(from, from + size))
  return { seen, ...counts }
}

const stream = `${[
  header,
  `http_reqs,1795216544183510764,1.000000,${tail}`,
  `http_req_duration,1795216544183510764,13.5,${tail}`,
  `http_req_blocked,1795216544183510764,1.25,${tail}`,
  `http_req_receiving,1795216544183510764,0.1,${tail}`,
  'checks,1795216544183510764,0.000000,obs:content,,,,,,obs=7.3',
  'dropped_iterations,1795216544183677965,2.000000,,,,,,,',
  'iterations,1795216544183677965,1.000000,,,,,,,obs=7.3',
].join('\n')}\n`

describe('the stream of k6', () => {
  it.each([1, 7, 64, 100_000])(
    'is put together again, whatever pieces of %i it comes in',
    (size) => {
      expect(read(stream, size)).toEqual({
        seen: [
          {
            index: 7,
            lagMs: 3,
            name: 'GET /a, b',
            status: 200,
            errorCode: 0,
            expected: true,
            blockedMs: 1.25,
            durationMs: 13.5,
            endedMs: expect.closeTo(1795216544183.51, 1) as number,
          },
        ],
        checks: [{ index: 7, name: 'obs:content', passed: false }],
        dropped: 2,
        exceptions: 0,
        iterations: [7],
      })
    },
  )
})
