import type { ChildProcess, SpawnOptions } from 'node:child_process'

/** Starts a program in a process group of its own, which ends when the signal aborts. */
export type StartChild = (
  program: string,
  args: readonly string[],
  options: SpawnOptions & { signal: AbortSignal },
) => ChildProcess
