import { once } from 'node:events'
import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { executeBoard } from '../../src/checks.ts'
import type { BoardResults } from '../../src/checks.ts'
import { board, panel, queryVariable } from '../support/board.ts'

const one = board([panel('One', 'up')], { variables: [] })

describe('a Prometheus that lies', () => {
  it.each([
    ['no data', { status: 'success' }],
    ['null', { status: 'success', data: null }],
    ['no list', { status: 'success', data: { resultType: 'matrix', result: 'many' } }],
    ['no object', [1, 2, 3]],
  ])('is told to be none: %s', async (_name, body) => {
    const asked = run(one, (res) => res.end(JSON.stringify(body)))
    await expect(asked).rejects.toThrow(/and not as a Prometheus does$/)
  })

  it('has no effect by series that are none', async () => {
    const result = [
      null,
      { metric: { job: 7, instance: 'a' }, values: [[1, '2'], ['x'], null, [2, 3]] },
      { metric: [], values: 'none' },
      { metric: {}, value: [1, 'NaN'] },
    ]
    const body = { status: 'success', data: { resultType: 'matrix', result }, warnings: 'w' }
    const { panels } = await run(one, (res) => res.end(JSON.stringify(body)))
    expect(panels[0]?.queries[0]?.series).toEqual([
      { labels: { instance: 'a' }, points: [[1, 2]] },
      { labels: {}, points: [] },
      { labels: {}, points: [[1, Number.NaN]] },
    ])
  })

  it('is not followed elsewhere', async () => {
    const asked = run(one, (res) => res.writeHead(302, { location: 'http://127.0.0.1:9/' }).end())
    await expect(asked).rejects.toThrow('does not answer')
  })

  it('is said to want credentials', async () => {
    const asked = run(one, (res) => res.writeHead(401).end('Unauthorized'))
    await expect(asked).rejects.toThrow('answers 401, it wants to know who asks')
  })

  it('costs one query its answer where that is too large, and no other', async () => {
    const { panels } = await run(
      board([panel('Huge', 'huge'), panel('Small', 'small')], { variables: [] }),
      (res, query) => (query.includes('huge') ? endless(res) : res.end(empty)),
    )
    expect(panels.map(({ outcome, message }) => [outcome, message])).toEqual([
      ['error', expect.stringMatching(/it answers with more than \d+ bytes/)],
      ['empty', 'returned 0 series'],
    ])
  })
})

describe('patterns of others', () => {
  it('are stopped when they take too long, in a variable and in a list of metrics', async () => {
    const values = JSON.stringify({ status: 'success', data: [`${'a'.repeat(60)}!`] })
    const json = board([], {
      variables: [
        queryVariable('filtered', 'label_values(job)', { regex: '/^(a+)+$/' }),
        queryVariable('listed', 'metrics(^(a|a)*$)'),
      ],
    })
    const { others } = await run(json, (res) => res.end(values))
    expect(others.map(({ title, outcome, message }) => [title, outcome, message])).toEqual([
      ['filtered', 'error', 'its pattern /^(a+)+$/ takes longer than 500 ms'],
      ['listed', 'error', 'its pattern /^(a|a)*$/ takes longer than 500 ms'],
    ])
  })

  it('find groups by name, by place, or all', async () => {
    const values = JSON.stringify({ status: 'success', data: ['a-1', 'b-2', 'c'] })
    const offered = async (regex: string): Promise<readonly string[] | undefined> => {
      const json = board([], { variables: [queryVariable('v', 'label_values(job)', { regex })] })
      const { variables } = await run(json, (res) => res.end(values))
      return variables.find(({ name }) => name === 'v')?.offered
    }
    expect(await offered('/(?<text>.)-(?<value>.)/')).toEqual(['1', '2'])
    expect(await offered('/^(?:(x)|(.)-)/')).toEqual(['a', 'b'])
    expect(await offered('/[ab]-./i')).toEqual(['a-1', 'b-2'])
    expect(await offered('c')).toEqual(['c'])
  })
})

const empty = JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [] } })

function endless(res: ServerResponse): void {
  const chunk = Buffer.alloc(1024 * 1024, ' ')
  const more = (): void => {
    if (!res.destroyed && res.write(chunk)) setImmediate(more)
    else if (!res.destroyed) res.once('drain', more)
  }
  more()
}

async function run(
  json: unknown,
  answer: (res: ServerResponse, query: string) => void,
): Promise<BoardResults> {
  const server = createServer((req, res) => {
    let body = ''
    req.on('data', (chunk: Buffer) => (body += chunk.toString()))
    req.on('end', () => answer(res, body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return executeBoard(json, { url: `http://127.0.0.1:${port}`, scrapeSeconds: 1 })
}
