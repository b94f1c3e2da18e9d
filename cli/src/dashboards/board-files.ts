import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { NotADashboard, readDashboard, readExclusions } from '@obs-toolkit/dashboards/checks'
import type { Dashboard, Exclusions } from '@obs-toolkit/dashboards/checks'
import { parse } from 'yaml'
import { Failure } from '../failure.ts'
import type { LoadedBoard } from './boards.ts'

const mostBytes = 16 * 1024 * 1024

/** Files as they are named, and in folders every `.json`, each with the exclusions beside it. */
export async function readBoardFiles(
  cwd: string,
  named: readonly string[],
  config?: string,
): Promise<readonly LoadedBoard[]> {
  const files = (await Promise.all(named.map((name) => filesIn(resolve(cwd, name), name)))).flat()
  if (files.length === 0) throw new Failure(`${named.join(', ')}: there is no .json in it`)
  return Promise.all(
    [...new Set(files)].map(async (file) => {
      const name = relative(cwd, file)
      const json = parseJson(await readText(file, name), name)
      const exclusions = await exclusionsFor(
        config === undefined ? join(dirname(file), '.lint') : resolve(cwd, config),
        config !== undefined,
      )
      return { name, json, dashboard: asDashboard(json, name), exclusions }
    }),
  )
}

async function filesIn(path: string, name: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined)
    throw new Failure(`${name}: there is no such file`, {
      remedy: 'Name a dashboard, or a folder of them.',
    })
  if (!found.isDirectory()) return [path]
  const entries = await readdir(path)
  return entries
    .filter((entry) => entry.endsWith('.json'))
    .toSorted()
    .map((entry) => join(path, entry))
}

async function readText(file: string, name: string): Promise<string> {
  const { size } = await stat(file)
  if (size > mostBytes) throw new Failure(`${name} is larger than ${mostBytes} bytes`)
  return readFile(file, 'utf8')
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Failure(`${name} is no JSON: ${(error as Error).message}`, { cause: error })
  }
}

function asDashboard(json: unknown, name: string): Dashboard {
  try {
    return readDashboard(json)
  } catch (error) {
    if (!(error instanceof NotADashboard)) throw error
    throw new Failure(`${name} is not a dashboard: ${error.message}`, { cause: error })
  }
}

async function exclusionsFor(file: string, wanted: boolean): Promise<Exclusions> {
  try {
    return readExclusions(parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (!wanted && (error as NodeJS.ErrnoException).code === 'ENOENT') return readExclusions({})
    throw new Failure(`${file} cannot be read: ${(error as Error).message}`, {
      remedy: 'It holds YAML: exclusions, by rule.',
      cause: error,
    })
  }
}
