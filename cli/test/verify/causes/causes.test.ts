import { networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Cause, Verdict } from '@obs-toolkit/load'
import { describe, expect, it } from 'vitest'
import { freePort } from '../../../../sdk/test/support/free-port.ts'
import { obs } from '../../support/obs.ts'
import { project } from '../../support/project.ts'

const service = fileURLToPath(new URL('service.ts', import.meta.url))
const node = `'${process.execPath}' --conditions=@obs-toolkit/source '${service}'`
const outside = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address

interface Ill {
  readonly is: string
  /** Where a busy machine takes nothing away; else it may be unproven. */
  readonly verdict?: RegExp
  readonly cause?: Partial<Cause>
  /** In the evidence of the cause. */
  readonly seen: RegExp
  readonly routes?: readonly string[]
  readonly host?: string
  /** Another program stands before it. */
  readonly behind?: boolean
  /** It is to be seen at the event loop. */
  readonly loop?: boolean
}

const six = Array.from({ length: 6 }, (_, at) => `GET /route/${at}`)
const ill: readonly Ill[] = [
  {
    is: 'dependency',
    cause: { subject: 'payments' },
    seen: /^payments: 100 % of its \d+ calls took longer than \d+ ms, \d+ ms in the mean/,
  },
  { is: 'gc', seen: /^\d+(\.\d+)? % of the time went into it/ },
  { is: 'event-loop', seen: /^it was held up for \d+ ms/, loop: true },
  {
    is: 'saturated',
    cause: { id: 'event-loop' },
    seen: /the process used \d.* % of a core/,
    loop: true,
  },
  {
    is: 'queueing',
    seen: /p99 was [\d.e+]+ ms at the client and at most \d+ ms at the server/,
    behind: true,
  },
  { is: 'rate-limit', verdict: /fail/, seen: /^[\d.]+ % of the requests were answered with 429/ },
  {
    is: 'connections',
    verdict: /fail/,
    seen: /the requests had their connection closed\n.* and the service counted \d/,
  },
  {
    is: 'route',
    cause: { subject: 'GET /route/3' },
    seen: /^GET \/route\/3: p99 \d+ ms/,
    routes: six,
  },
  { is: 'errors', verdict: /fail/, cause: { subject: '500' }, seen: /^[\d.]+ %: 500/ },
  { is: 'restart', seen: /^its process started again|refused/ },
  { is: 'cache', verdict: /unproven/, seen: /answers came, the server counted/, behind: true },
  { is: 'unknown', seen: /^p99 was \d+ ms at the client and at most \d+ ms at the server/ },
  ...(outside === undefined
    ? []
    : [{ is: 'network', seen: /ms at the client/, host: outside, behind: true }]),
]

async function verify({
  is,
  routes = ['GET /'],
  host = '127.0.0.1',
  behind,
  loop,
}: Ill): Promise<Verdict> {
  const port = await freePort()
  const own = behind ? await freePort() : port
  const cwd = project({
    'obs.service.json': {
      name: 'ill',
      traffic: { peakPerSecond: 50 },
      objectives: { latency: [{ ratio: 0.95, underMs: 500 }] },
      load: { timeoutMs: 3_000 },
      routes: Object.fromEntries(routes.map((key) => [key, {}])),
    },
  })
  const once = `${node} ${is} ${port} ${own}`
  const argv = [
    ['verify', '--json', '--target', `http://${host}:${port}`, '--allow-host', host],
    ['--start', is === 'restart' ? `while ${once}; [ $? -eq 1 ]; do :; done` : once],
    ['--metrics-url', `http://127.0.0.1:${own}/metrics`],
    // The SDK measures the event loop over nine seconds.
    ['--duration', '6s', '--warm-up', loop ? '5s' : '1s', '--ramp', '0.5s'],
  ]
  const said = await obs(argv.flat(), { cwd, env: process.env })
  expect(said.err).not.toContain('obs:')
  return JSON.parse(said.out) as Verdict
}

describe('obs verify names why', { timeout: 120_000 }, () => {
  it.each(ill)('$is', async (each) => {
    const { verdict, causes, validity } = await verify(each)
    // A starved machine fails nobody.
    const starved = validity.some(({ ok, name }) => !ok && name === 'crowded-machine')
    expect(verdict).toMatch(starved ? /unproven/ : (each.verdict ?? /fail|unproven/))
    // A machine with no time to spare is a cause of its own; it comes first, and leaves none unknown.
    const others = causes.filter(({ id }) => id !== 'generator')
    if (each.is === 'unknown' && others.length < causes.length) {
      expect(others).toEqual([])
      return
    }
    const [first] = others
    expect(first).toMatchObject({ id: each.is, ...each.cause })
    expect(first!.evidence.join('\n')).toMatch(each.seen)
  })
})
