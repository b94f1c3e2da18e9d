import { percent } from '@obs-toolkit/alerts'
import { line } from '../../queries/query.ts'
import { partOf } from '../../queries/promql.ts'
import { counted, failed, requests } from '../../queries/server.ts'
import { figure } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const failedUnderLoad: DefinePanel = (service) =>
  figure({
    key: 'load/failed',
    title: `Failed ≤ ${percent(service.load.errors)}`,
    description: {
      what: 'The part of the requests that was answered with 5xx or not at all. Under load more is allowed than in the long run.',
      why: 'The release gate judges the same number, counted at the client.',
      act: 'See below which route fails first, and what is full at that moment.',
    },
    unit: 'percentunit',
    queries: [
      line('failed', partOf(requests(service, failed), requests(service, counted)), 'failed'),
    ],
    thresholds: [
      { from: null, colour: 'good' },
      { from: service.load.errors, colour: 'bad' },
    ],
  })
