import { readDashboard, readExclusions } from '@obs-toolkit/dashboards/checks'
import type { Dashboard, Exclusions } from '@obs-toolkit/dashboards/checks'
import { buildBoards, buildFleet, classicJson, lintFile } from '@obs-toolkit/dashboards'
import type { Service } from '@obs-toolkit/sdk/service'
import { parse } from 'yaml'
import { oneOfEach } from '../generate/one-of-each.ts'
import type { Terminal } from '../io.ts'
import { loadServices } from '../service/load.ts'
import { readBoardFiles } from './board-files.ts'

/** Dashboards that a command is about, whoever made them. */
export interface Boards {
  readonly boards: readonly LoadedBoard[]
  /** Whose they are; empty for files without a declaration. */
  readonly services: readonly Service[]
  /** They are all there are, so that links among them can be judged. */
  readonly closed: boolean
}

export interface LoadedBoard {
  /** A file, or the uid of a board of ours. */
  readonly name: string
  readonly json: unknown
  readonly dashboard: Dashboard
  readonly exclusions: Exclusions
}

/** Those of the files; without any, those that the declaration generates. */
export async function loadBoards(
  terminal: Terminal,
  files: readonly string[],
  config?: string,
): Promise<Boards> {
  if (files.length > 0) {
    const boards = await readBoardFiles(terminal.cwd, files, config)
    const services = terminal.services.length > 0 ? oneOfEach(await loadServices(terminal)) : []
    return { boards, services, closed: false }
  }
  const services = oneOfEach(await loadServices(terminal))
  return { boards: generated(services), services, closed: true }
}

function generated(services: readonly Service[]): readonly LoadedBoard[] {
  const built = [buildFleet(services), ...services.flatMap(buildBoards)]
  const exclusions = readExclusions(parse(lintFile(built)))
  return built.map((board) => {
    const json: unknown = JSON.parse(classicJson(board))
    return { name: board.uid, json, dashboard: readDashboard(json), exclusions }
  })
}
