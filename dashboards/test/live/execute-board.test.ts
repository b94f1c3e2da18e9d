import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { executeBoard } from '../../src/checks.ts'
import { board, panel, queryVariable } from '../support/board.ts'
import { scrapedService } from '../support/scraped.ts'

/** A cold cache has the tools fetched, or built from source. */
const timeout = 20 * 60_000
const duration = 'http_server_request_duration_seconds'
const chosen = 'job=~"$job",instance=~"$instance"'

describe('a board against a real Prometheus that scrapes a real service', { timeout }, () => {
  it('runs every panel, variable and annotation as Grafana would, and says what came back', async () => {
    const url = await scrapedService()
    const routes = queryVariable(
      'route',
      `label_values(${duration}_count{job=~"$job"}, http_route)`,
    )
    const json = board(
      [
        panel(
          'Requests',
          `sum by (http_route) (rate(${duration}_count{${chosen},http_route=~"$route"}[$__rate_interval]))`,
        ),
        panel(
          'Slowest',
          [{ expr: `topk(1, rate(${duration}_sum{${chosen}}[$__range]))`, instant: true }],
          { type: 'table' },
        ),
        panel(
          'Heat',
          [
            {
              expr: `sum by (le) (rate(${duration}_bucket{${chosen}}[$__rate_interval]))`,
              format: 'heatmap',
            },
          ],
          { type: 'heatmap' },
        ),
        panel('Breakers', 'obs_breaker_open{job=~"$job"}', {
          fieldConfig: { defaults: { noValue: 'no breaker' } },
        }),
        panel('Broken', `sum(${duration}_count[$__rate_interval])`),
        panel('Undivided', '0 * up / 0'),
        panel('Logs', [{ expr: '{job="x"}', datasource: { type: 'loki', uid: 'loki' } }]),
      ],
      {
        variables: [
          queryVariable('instance', 'label_values(up{job=~"$job"}, instance)', { allValue: '' }),
          routes,
          queryVariable('job', 'label_values(up, job)'),
          queryVariable('broken', 'label_values(up, job)', { regex: '/(/' }),
        ],
        annotations: {
          list: [
            {
              name: 'Restarts',
              datasource: { type: 'prometheus', uid: 'x' },
              expr: 'changes(process_start_time_seconds[1m]) >= 0',
            },
          ],
        },
      },
    )
    const results = await executeBoard(json, { url, from: 'now-1m' })
    const said = results.panels.map(({ title, outcome, message }) => [title, outcome, message])

    expect(results.scrapeSeconds).toBe(1)
    expect(results.variables.map(({ name, offered }) => [name, offered.length > 0])).toEqual([
      ['prometheus_datasource', true],
      ['job', true],
      ['instance', true],
      ['route', true],
      ['broken', false],
    ])
    expect(said).toEqual([
      ['Requests', 'data', expect.stringMatching(/^returned [2-9] series$/)],
      ['Slowest', 'data', 'returned 1 series'],
      ['Heat', 'data', expect.stringMatching(/^returned \d+ series$/)],
      ['Breakers', 'empty', 'returned 0 series'],
      ['Broken', 'error', expect.stringContaining('expected type instant vector')],
      ['Undivided', 'empty', 'returned 1 series; no value is a number'],
      ['Logs', 'skipped', 'it asks loki'],
    ])
    expect(results.panels[3]?.noValue).toBe('no breaker')
    expect(results.panels[0]?.queries[0]?.expr).toContain(
      'job=~".+",instance=~"127\\\\.0\\\\.0\\\\.1:',
    )
    expect(results.panels[0]?.queries[0]?.expr).toContain('[4s]')
    expect(results.others.find(({ title }) => title === 'broken')).toMatchObject({
      outcome: 'error',
      message: expect.stringContaining('Invalid regular expression') as string,
    })
    expect(results.others.find(({ kind }) => kind === 'annotation')).toMatchObject({
      title: 'Restarts',
      outcome: 'data',
    })
  })
})

describe('an address that is no Prometheus', () => {
  it('is said to be one, without the password in it', async () => {
    const { port } = await listening((_req, res) => res.end('<html>'))
    const url = `http://user:secret@127.0.0.1:${port}`
    const failed = await executeBoard(board([panel('One', 'up')]), { url }).catch(String)
    expect(failed).toBe(
      `Unreachable: http://127.0.0.1:${port}/ answers 200, and not as a Prometheus does`,
    )
  })

  it('gets the headers that are meant for it, and no more than its time', async () => {
    const heard: (string | undefined)[] = []
    const abort = new AbortController()
    const { port } = await listening((req) => {
      heard.push(req.headers.authorization)
      abort.abort()
    })
    const options = {
      url: `http://127.0.0.1:${port}`,
      headers: { authorization: 'Bearer x' },
      signal: abort.signal,
      scrapeSeconds: 1,
    }
    const running = executeBoard(board([panel('One', 'up')], { variables: [] }), options)
    await expect(running).rejects.toThrow('aborted')
    expect(heard).toEqual(['Bearer x'])
  })
})

async function listening(answer: RequestListener): Promise<AddressInfo> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return server.address() as AddressInfo
}
