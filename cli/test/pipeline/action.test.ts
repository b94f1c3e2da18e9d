import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../../../load/test/verdict/support.ts'
import { freePort } from '../../../sdk/test/support/free-port.ts'
import { project } from '../support/project.ts'
import { runAction } from './run-action.ts'
import type { ActionRun } from './run-action.ts'

const timeout = 60_000
const declaration = {
  name: 'orders',
  traffic: { peakPerSecond: 75 },
  load: { timeoutMs: 1_000 },
  objectives: { availability: 0.999, latency: [{ ratio: 0.5, underMs: 900 }] },
  routes: { 'GET /': {} },
}
const short = '--duration 4s --warm-up 0.5s --ramp 0.5s'

async function act(
  status: number,
  { of = declaration, more = short, ...inputs }: Record<string, unknown> = {},
): Promise<ActionRun> {
  const port = await freePort()
  const workspace = project({
    'service/obs.service.json': of as object,
    'service/passing.json': evidenceOf(),
    'service/app with space.mjs': `import { createServer } from 'node:http'
      createServer((_, answer) => answer.writeHead(${status}).end('x')).listen(${port}, '127.0.0.1')`,
  })
  const start = `'${process.execPath} "app with space.mjs"'`
  const given = {
    arguments: `--target http://127.0.0.1:${port} --start ${start} ${String(more)}`,
    'working-directory': 'service',
    out: 'reports/gate',
    ...(inputs as Record<string, string>),
  }
  const run = runAction(workspace, given, process.env)
  expect(run.artifact).toBe(resolve(workspace, 'service', given.out))
  return { ...run, artifact: filesIn(String(run.artifact)) }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted()
  } catch {
    return []
  }
}

const reports = ['evidence.json', 'junit.xml', 'report.html', 'summary.md', 'verdict.json']

describe('the action', { timeout }, () => {
  it('passes with a pass, with its summary and its reports', async () => {
    // Of an earlier run: whether one passes here and now depends on what else this machine does.
    const run = await act(200, { more: '--evidence passing.json' })
    expect(run).toMatchObject({ code: 0, outputs: { verdict: 'pass', 'exit-code': '0' } })
    expect(run.summary).toContain('orders')
    expect(run.artifact).toEqual(reports)
  })

  it('keeps reports that are written elsewhere, by an absolute path', async () => {
    const out = resolve(project({}), 'kept')
    const run = await act(200, { more: '--evidence passing.json', out })
    expect(run).toMatchObject({ code: 0, outputs: { verdict: 'pass', reports: out } })
    expect(run.artifact).toEqual(reports)
  })

  it('fails with a fail, and keeps the reports', async () => {
    const run = await act(500)
    expect(run).toMatchObject({ code: 1, outputs: { verdict: 'fail', 'exit-code': '1' } })
    expect(run.summary).toContain('fail')
    expect(run.artifact).toEqual(reports)
  })

  it('stops at what is unproven, unless that is allowed', async () => {
    const more = '--duration 1s --warm-up 0 --ramp 0'
    const stopped = await act(200, { more })
    expect(stopped).toMatchObject({ code: 2, outputs: { verdict: 'unproven' } })
    const allowed = await act(200, { more, unproven: 'allow' })
    expect(allowed).toMatchObject({ code: 0, outputs: { verdict: 'unproven', 'exit-code': '2' } })
    expect(allowed.artifact).toEqual(reports)
  })

  it('has no verdict where the gate refuses, and says why in the log', async () => {
    const run = await act(200, { of: { ...declaration, traffic: {} }, unproven: 'allow' })
    expect(run).toMatchObject({ code: 3, outputs: { 'exit-code': '3' }, summary: '' })
    expect(run.outputs['verdict']).toBeUndefined()
    expect(run.artifact).toEqual([])
    expect(run.log).toContain('peakPerSecond')
  })
})
