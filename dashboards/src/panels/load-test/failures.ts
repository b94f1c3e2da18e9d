import { line } from '../../queries/query.ts'
import { partOf } from '../../queries/promql.ts'
import { counted, failed, requests } from '../../queries/server.ts'
import { graph } from '../shapes.ts'
import { targetLine } from '../styles.ts'
import type { DefinePanel } from '../define.ts'

export const failures: DefinePanel = (service) =>
  graph({
    key: 'load/failures',
    title: 'Failed requests under load',
    description: {
      what: 'The part of the requests that failed; dashed: what is allowed under load.',
      why: 'Errors that begin at a certain load are a limit: of a pool, a queue, a time-out.',
      act: 'Find the rate at which they begin, and what was full then.',
    },
    unit: 'percentunit',
    queries: [
      line('failed', partOf(requests(service, failed), requests(service, counted)), 'failed'),
      line('target', `vector(${service.load.errors})`, 'allowed under load'),
    ],
    styles: [{ of: { query: 'failed' }, colour: 'bad', fill: 20, width: 2 }, targetLine],
  })
