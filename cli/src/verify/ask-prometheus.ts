import { prometheusProblem, recordedReleases } from '@obs-toolkit/load'
import type { World } from '@obs-toolkit/load'
import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'

type Prometheus = NonNullable<World['prometheus']>

/** Whether it can be asked; before the run, as it is cheap then. */
export async function isAsked(prometheus: Prometheus, signal: AbortSignal): Promise<void> {
  const problem = await prometheusProblem(prometheus, signal)
  if (problem !== null) throw notAsked(prometheus.url, problem)
}

/** Which versions of the service run now. */
export async function releasesRunning(
  prometheus: Prometheus,
  signal: AbortSignal,
): Promise<readonly (readonly string[])[]> {
  try {
    return await recordedReleases(prometheus, signal)
  } catch (error) {
    signal.throwIfAborted()
    throw notAsked(prometheus.url, (error as Error).message)
  }
}

function notAsked(url: string, problem: string): Failure {
  return new Failure(`Prometheus cannot be asked at ${url}: ${problem}`, {
    exitCode: exitCodes.unreachable,
    remedy:
      'Name the address that its own page has, with `--prometheus-header` where one has to log in, or ' +
      'leave `--prometheus` out.',
  })
}
