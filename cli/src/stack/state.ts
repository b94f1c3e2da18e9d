import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readIfThere } from '../files/read-if-there.ts'
import { writeFileAtomic } from '../files/write-file-atomic.ts'
import type { Folders } from './folders.ts'

/** Of a stack that runs: where its page is, and the word by which it is told to stop. */
export interface RunningStack {
  readonly schema: 'obs.up/v1'
  readonly page: string
  readonly token: string
}

const fileOf = ({ root }: Folders): string => join(root, 'state.json')

export async function writeState(
  folders: Folders,
  state: RunningStack,
  signal: AbortSignal,
): Promise<void> {
  await writeFileAtomic(fileOf(folders), `${JSON.stringify(state, null, 2)}\n`, signal)
}

export async function removeState(folders: Folders): Promise<void> {
  await rm(fileOf(folders), { force: true })
}

/** The stack that was started in this folder and still answers; what is left of a dead one is none. */
export async function runningStack(folders: Folders): Promise<RunningStack | null> {
  const state = await readState(folders)
  if (state === null) return null
  return (await answers(state)) ? state : null
}

async function readState(folders: Folders): Promise<RunningStack | null> {
  const text = await readIfThere(fileOf(folders))
  if (text === null) return null
  try {
    const { schema, page, token } = JSON.parse(text) as Partial<RunningStack>
    if (schema !== 'obs.up/v1' || page === undefined || token === undefined) return null
    return { schema, page, token }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

async function answers({ page, token }: RunningStack): Promise<boolean> {
  try {
    const { ok, body } = await fetch(`${page}/alive`, {
      headers: authorization(token),
      signal: AbortSignal.timeout(2_000),
    })
    await body?.cancel()
    return ok
  } catch {
    return false
  }
}

/** Asks it to stop, and waits until it has. */
export async function stopStack(stack: RunningStack, signal: AbortSignal): Promise<void> {
  const { page, token } = stack
  const answer = await fetch(`${page}/stop`, {
    method: 'POST',
    headers: authorization(token),
    signal,
  })
  await answer.body?.cancel()
  while (await answers(stack)) await sleep(100, undefined, { signal })
}

function authorization(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` }
}
