import {
  buildBoards,
  buildFleet,
  classicJson,
  configMap,
  dashboardProvider,
  dataSources,
  lintFile,
} from '@obs-toolkit/dashboards'
import type { Board, BoardFile } from '@obs-toolkit/dashboards'
import type { Service } from '@obs-toolkit/sdk/service'
import { fixed } from './artefact.ts'
import type { Artefact } from './artefact.ts'
import type { Deployment } from './neighbours.ts'

/** Boards of each service, one over all of them, and what Grafana needs to show them. */
export function dashboardArtefacts(
  services: readonly Service[],
  { timesFaster, ...neighbours }: Deployment,
): readonly Artefact[] {
  const slowest = Math.max(1, Math.round(slowestScrape(services) / timesFaster))
  const fleet = buildFleet(services, timesFaster)
  const boards = services.map((service) => ({ service, boards: buildBoards(service) }))
  const all = [fleet, ...boards.flatMap((each) => each.boards)]
  const files = new Map(all.map((board) => [board, fileOf(board)]))
  return [
    ...[...files.values()].map(({ uid, json }) => fixed(`dashboards/${uid}.json`, json)),
    fixed('dashboards/.lint', lintFile(all)),
    fixed('provisioning/datasources/obs.yaml', dataSources(neighbours, slowest)),
    fixed('provisioning/dashboards/obs.yaml', dashboardProvider()),
    // No service is called so: names begin with a letter or a digit.
    forKubernetes('_fleet', 'obs-dashboards-of-the-fleet', [files.get(fleet)!]),
    ...boards.map(({ service: { name }, boards }) =>
      forKubernetes(
        name,
        `${name}-dashboards`,
        boards.map((board) => files.get(board)!),
      ),
    ),
  ]
}

function forKubernetes(file: string, name: string, boards: readonly BoardFile[]): Artefact {
  return fixed(`provisioning/kubernetes/${file}.yaml`, configMap(name, boards))
}

function fileOf(board: Board): BoardFile {
  return { uid: board.uid, json: classicJson(board) }
}

/** One data source serves all: the windows of the slowest need four of its scrapes. */
function slowestScrape(services: readonly Service[]): number {
  return Math.max(...services.map(({ prometheus }) => prometheus.scrapeSeconds))
}
