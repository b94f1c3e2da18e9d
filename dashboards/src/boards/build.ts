import type { Service } from '@obs-toolkit/sdk/service'
import type { Board, ServiceBoardKind } from '../model/board.ts'
import { dependencies } from './dependencies.ts'
import { loadTest } from './load-test.ts'
import { overview } from './overview.ts'
import { kindsOf } from './parts/kinds.ts'
import { routes } from './routes.ts'
import { runtime } from './runtime.ts'
import { slo } from './slo.ts'

/** Every board of a service. Pure: the same declaration gives the same boards. */
export function buildBoards(service: Service): readonly Board[] {
  return kindsOf(service).map((kind) => boards[kind](service))
}

const boards: Readonly<Record<ServiceBoardKind, (service: Service) => Board>> = {
  overview,
  routes,
  slo,
  dependencies,
  runtime,
  'load-test': loadTest,
}
