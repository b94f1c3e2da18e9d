import type { Service } from '@obs-toolkit/sdk/service'
import type { BoardKind, BoardLink } from '../../model/board.ts'
import { uidOf } from '../uid.ts'
import { explore } from './explore.ts'

/** To the service's other boards, to its traces and logs, and out of Grafana. */
export function boardLinks(
  service: Service,
  from: BoardKind,
  all: readonly BoardKind[],
): readonly BoardLink[] {
  const boards = ['fleet' as const, ...all].filter((kind) => kind !== from)
  return [
    ...boards.map((kind) => toBoard(service, kind)),
    ...exploration(service),
    ...outside(service),
  ]
}

function toBoard(service: Service, kind: BoardKind): BoardLink {
  const { title, tooltip } = titles[kind]
  return { title, tooltip, url: `/d/${uidOf(service, kind)}`, keeps: true }
}

const titles: Readonly<Record<BoardKind, { title: string; tooltip: string }>> = {
  fleet: { title: 'Fleet', tooltip: 'All services beside each other' },
  overview: { title: 'Overview', tooltip: 'Rate, errors, duration and budget' },
  routes: { title: 'Routes', tooltip: 'The same for each route' },
  slo: { title: 'Objectives', tooltip: 'Error budgets and how fast they burn' },
  runtime: { title: 'Runtime', tooltip: 'Event loop, heap, garbage collection, processor' },
  dependencies: { title: 'Dependencies', tooltip: 'What the service calls and waits for' },
  'load-test': { title: 'Load test', tooltip: 'What the server sees of a load test' },
}

function exploration({ name }: Service): readonly BoardLink[] {
  return [
    {
      title: 'Traces',
      tooltip: 'Traces of this service in this range',
      url: explore('jaeger', { queryType: 'search', service: name }),
      keeps: false,
    },
    {
      title: 'Logs',
      tooltip: 'Log lines of this service in this range',
      url: explore('loki', { expr: `{service_name="${name}"}` }),
      keeps: false,
    },
  ]
}

function outside({ links }: Service): readonly BoardLink[] {
  const { runbooks, logs, traces, repository } = links
  return Object.entries({
    Runbooks: runbooks,
    'All logs': logs,
    'All traces': traces,
    Code: repository,
  })
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .map(([title, url]) => ({ title, tooltip: url, url, keeps: false }))
}
