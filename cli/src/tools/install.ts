import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildFromModule } from './build.ts'
import { cached, newStaging, placeOf, putInPlace, sweep, type Origin } from './cache.ts'
import type { Context } from './context.ts'
import { isSystemError, toolFailure, WayClosed } from './errors.ts'
import type { Failure } from '../failure.ts'
import { withLock } from './lock.ts'
import type { ToolEntry } from './manifest.ts'
import { cacheFolder, executable } from './platform.ts'
import { probe } from './probe.ts'
import { fetchRelease } from './release.ts'
import { remedy } from './remedy.ts'

interface Way {
  readonly origin: Origin
  readonly name: string
  readonly take: (tool: ToolEntry, staging: string, context: Context) => Promise<void>
}

/** In this order. */
const ways: readonly Way[] = [
  { origin: 'release', name: 'official release', take: fetchRelease },
  { origin: 'built', name: 'build from source', take: buildFromModule },
]

/** Fetches or builds a tool into the cache, once, whoever else is at it. */
export async function install(tool: ToolEntry, context: Context): Promise<void> {
  const place = placeOf(tool, context)
  const waiting = (holder: string) =>
    context.progress({ tool: tool.name, step: 'waiting', detail: `${holder} is installing it` })
  try {
    await mkdir(dirname(place), { recursive: true })
    await withLock(`${place}.lock`, context.signal, waiting, async () => {
      if (!(await cached(tool, context))) await byAnyWay(tool, context)
    })
  } catch (error) {
    throw isSystemError(error) ? cacheFailure(tool, error, context) : error
  }
}

async function byAnyWay(tool: ToolEntry, context: Context): Promise<void> {
  await sweep(tool, context)
  const tried: { way: string; reason: string }[] = []
  for (const way of ways) {
    const reason = await tryWay(way, tool, context)
    if (reason === undefined) return
    tried.push({ way: way.name, reason })
    context.progress({ tool: tool.name, step: 'passing over', detail: `${way.name}: ${reason}` })
  }
  const reasons = tried.map(({ way, reason }) => `\n  ${way}: ${reason}`).join('')
  throw toolFailure(`${tool.name} ${tool.version} could not be installed${reasons}`, {
    remedy: await remedy(tool, context),
    details: { tool: tool.name, version: tool.version, tried },
  })
}

/** Gives the reason where the way is closed. */
async function tryWay(way: Way, tool: ToolEntry, context: Context): Promise<string | undefined> {
  const staging = await newStaging(tool, context)
  try {
    await way.take(tool, staging, context)
    await checkWhole(tool, staging, context)
    await putInPlace(tool, staging, way.origin, context)
    return undefined
  } catch (error) {
    if (error instanceof WayClosed) return error.message
    throw error
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Every binary runs on this machine and says the version that was asked for. */
async function checkWhole(tool: ToolEntry, staging: string, context: Context): Promise<void> {
  for (const [name, binary] of Object.entries(tool.binaries)) {
    const path = join(staging, executable(name, context.platform))
    const answer = await probe(path, binary, context.env, context.signal)
    if ('problem' in answer) throw new WayClosed(`the ${name} that came of it ${answer.problem}`)
    if (answer.version !== tool.version) {
      throw new WayClosed(`the ${name} that came of it is version ${answer.version}`)
    }
  }
}

function cacheFailure(tool: ToolEntry, cause: NodeJS.ErrnoException, context: Context): Failure {
  const folder = cacheFolder(context.env, context.platform)
  return toolFailure(
    `${tool.name} could not be written to the tool cache ${folder}: ${cause.message}`,
    { remedy: 'Set OBS_CACHE_DIR to a folder that can be written and has room.', cause },
  )
}
