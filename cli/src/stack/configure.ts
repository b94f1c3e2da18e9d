import type { Service } from '@obs-toolkit/sdk/service'
import { bringUpToDate, compare } from '../generate/folder.ts'
import { artefactsOf } from '../generate/generators.ts'
import type { Deployment } from '../generate/neighbours.ts'

/** Writes what `obs generate` writes, for this stack. */
export async function configure(
  folder: string,
  services: readonly Service[],
  deployment: Deployment,
  signal: AbortSignal,
): Promise<void> {
  await bringUpToDate(folder, await compare(folder, artefactsOf(services, deployment)), signal)
}
