import type { RequestListener, Server } from 'node:http'
import type { Verdict } from '@obs-toolkit/load'
import { describe, expect, it } from 'vitest'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'
import { listen } from './listen.ts'

/**
 * Runs that stock k6 ends with 0, thresholds and all: what the gate was made for. Each of them is
 * run by the real k6, and what counts is that none passes.
 */
interface Broken {
  readonly name: string
  readonly answer?: RequestListener
  /** Of the user's; `TARGET` stands for the server. */
  readonly script?: string
  readonly verdict: 'fail' | 'unproven'
  /** A rule that does not hold, where it is one that tells. */
  readonly rule?: string
}

const fine: RequestListener = (_request, response) => void response.end('yes')
let served = 0

const cases: readonly Broken[] = [
  {
    name: 'a script that sends no request',
    script: 'export default function () {}',
    verdict: 'unproven',
  },
  {
    name: 'every connection refused',
    script: `import http from 'k6/http'
      export default () => http.get('http://127.0.0.1:1/', { tags: { name: 'GET /' } })`,
    verdict: 'fail',
  },
  {
    name: 'a service that goes away in the middle',
    answer: (request, response) => {
      if (++served < 150) return fine(request, response)
      const { server } = request.socket as unknown as { server: Server }
      server.close()
      server.closeAllConnections()
    },
    verdict: 'fail',
  },
  {
    name: 'most iterations dropped',
    script: `import http from 'k6/http'
      import { sleep } from 'k6'
      export default function () { http.get('TARGET/'); sleep(4) }`,
    verdict: 'unproven',
    rule: 'dropped-iterations',
  },
  {
    name: 'a script that throws in every iteration',
    script: `import http from 'k6/http'
      export default function () { http.get('TARGET/'); throw new Error('broken') }`,
    verdict: 'fail',
    rule: 'exceptions',
  },
  {
    name: 'every second request that never ends',
    answer: (request, response) => {
      if (++served % 2 === 0) fine(request, response)
    },
    verdict: 'fail',
  },
  {
    name: 'a summary that cannot be made',
    answer: (_request, response) => void response.writeHead(500).end(),
    script: `import http from 'k6/http'
      export default () => http.get('TARGET/')
      export function handleSummary() { throw new Error('no summary') }`,
    verdict: 'fail',
  },
]

describe('obs verify does not pass', { timeout: 60_000 }, () => {
  it.each(cases)('$name', async ({ answer = fine, script, verdict, rule }) => {
    served = 0
    const target = await listen(answer)
    const cwd = project({
      'obs.service.json': {
        name: 'orders',
        traffic: { peakPerSecond: 50 },
        load: { timeoutMs: 1_500 },
        objectives: { latency: [{ ratio: 0.95, underMs: 1_000 }] },
        routes: { 'GET /': {} },
      },
      'own.js': (script ?? '').replaceAll('TARGET', target),
    })
    const own = script === undefined ? [] : ['--script', 'own.js']
    const times = ['--duration', '5s', '--warm-up', '0.5s', '--ramp', '0.5s']
    const said = await obs(['verify', '--json', '--target', target, ...own, ...times], {
      cwd,
      env: process.env,
    })
    const judged = JSON.parse(said.out) as Verdict
    expect(judged.verdict).toBe(verdict)
    expect(said.code).toBe({ fail: 1, unproven: 2 }[verdict])
    if (rule === undefined) return
    expect(judged.validity).toContainEqual(expect.objectContaining({ name: rule, ok: false }))
  })
})
