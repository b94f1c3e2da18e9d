import { expect } from 'vitest'
import type { Limits } from '../../src/tools/context.ts'
import { exitCodes } from '../../src/exit-codes.ts'
import { Failure } from '../../src/failure.ts'
import { ensureTool, type Tool } from '../../src/tools/index.ts'
import { release, serve, type Files, type ReleaseServer } from './release-server.ts'
import {
  cacheContents,
  releaseAt,
  toy,
  toyArchive,
  toyTool,
  type Archive,
  type Toy,
} from './toy.ts'

/** As in earnest, only smaller. */
export const limits: Limits = {
  answerMs: 1_000,
  stallMs: 400,
  stallBytes: 10_000,
  maxBytes: 5_000_000,
}

export function ensureToy(kit: Toy, options: { signal?: AbortSignal } = {}): Promise<Tool> {
  return ensureTool('toy', { manifest: kit.manifest, env: kit.env, limits, ...options })
}

/** A toy whose release lies on a server of this machine. */
export async function served(
  change: Files = {},
  archive: Archive = toyArchive(),
): Promise<[Toy, ReleaseServer]> {
  const server = await serve(release(archive, change))
  return [toy(toyTool({ release: releaseAt(server.url) })), server]
}

/** What is said when the toy cannot be had. Whatever the reason, nothing stays in the cache. */
export async function refusal(kit: Toy): Promise<string> {
  const error: unknown = await ensureToy(kit).catch((reason: unknown) => reason)
  expect(cacheContents(kit)).toEqual([])
  if (!(error instanceof Failure)) throw new Error('there was no failure', { cause: error })
  expect(error.exitCode).toBe(exitCodes.unreachable)
  return `${error.message}\n${error.remedy}`
}
