import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'

async function target(): Promise<string> {
  const server = createServer((_request, response) => response.end('yes')).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function declaration(data?: string): object {
  const example = data === undefined ? {} : { example: { data, query: { id: '{id}' } } }
  return { name: 'orders', traffic: { peakPerSecond: 5 }, routes: { 'GET /': example } }
}

describe('obs verify refuses', { timeout: 60_000 }, () => {
  it.each([
    ['rows.csv', undefined, 'rows.csv cannot be read (ENOENT)'],
    ['rows.csv', 'id,name\n', 'rows.csv has no rows'],
    ['rows.json', '{', 'rows.json is no JSON'],
    ['rows.json', '["a"]', 'rows.json is no list of objects'],
  ])('data that is none, before it starts anything: %s %j', async (name, content, sentence) => {
    const files = { 'obs.service.json': declaration(name) }
    const cwd = project(content === undefined ? files : { ...files, [name]: content })
    const said = await obs(['verify', '--start', 'touch started'], { cwd, env: process.env })
    expect(said.err).toContain(sentence)
    expect(said.err).not.toContain('requests per second')
    expect(said.code).toBe(3)
  })

  it.each([
    ['missing.js', undefined, 'missing.js cannot be read (ENOENT)'],
    ['own.js', 'export default function ( {', 'Unexpected'],
    ['own.js', 'export function other() {}', 'the script has no default function'],
    ['own.js', "import 'k6/nowhere'; export default () => {}", 'k6/nowhere'],
    ['own.js', "throw new Error('not today'); export default () => {}", 'not today'],
  ])('a script that k6 cannot run, in its own words: %s %j', async (name, content, sentence) => {
    const files = { 'obs.service.json': declaration() }
    const cwd = project(content === undefined ? files : { ...files, [name]: content })
    const argv = ['verify', '--target', await target(), '--script', name, '--duration', '2s']
    const said = await obs(argv, { cwd, env: process.env })
    expect(said.err).toContain(sentence)
    expect(said.code).toBe(3)
  })

  it.each([
    [['--metrics-url', 'nonsense'], 'Write a whole address'],
    [['--prometheus', 'nonsense'], 'Write a whole address'],
    [
      ['--prometheus', 'http://127.0.0.1:9', '--prometheus-header', 'Authorization=NOT_SET'],
      'the environment has no NOT_SET',
    ],
    [['--out', 'file/reports'], 'cannot be written (ENOTDIR)'],
    [['--plan-out', 'file/plan.json'], 'cannot be written (ENOTDIR)'],
    [['--evidence', 'cut.json'], 'is no JSON'],
    [['--evidence', 'hollow.json'], 'lacks something that a verdict needs'],
    [['--evidence', 'other.json'], 'is no evidence'],
  ])('what is named and is no use, before a run: %j', async (argv, sentence) => {
    const cwd = project({
      'obs.service.json': declaration(),
      file: '',
      'cut.json': '{ "schema": "obs.evidence/v1", "plan": {',
      'hollow.json': { schema: 'obs.evidence/v1', plan: { schema: 'obs.plan/v1' } },
      'other.json': [],
    })
    const said = await obs(['verify', ...argv], { cwd, env: process.env })
    expect(said.err).toContain(sentence)
    expect(said.err).not.toContain('defect')
    expect(said.code).toBe(3)
  })
})
