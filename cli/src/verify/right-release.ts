import { isRelease, scrape } from '@obs-toolkit/load'
import type { LoadPlan, World } from '@obs-toolkit/load'
import { Failure } from '../failure.ts'
import { releasesRunning } from './ask-prometheus.ts'

/** Where the server's side is told. */
export type Sources = Pick<World, 'metricsUrl' | 'prometheus'>

/** Refuses to load another version than the one that was named; before any load, as it is cheap then. */
export async function isRightRelease(
  { release, target }: LoadPlan,
  sources: Sources,
  signal: AbortSignal,
): Promise<void> {
  if (release === null) return
  const said = await releasesOf(sources, signal)
  if (said.length > 0 && said.every((names) => isRelease(release, names))) return
  const which = said.map((names) => names.join(' ')).join(' and ')
  const is = which === '' ? 'does not say which release it is' : `is ${which}`
  throw new Failure(`${target} ${is}, and ${release} is to be verified`, {
    remedy:
      which === ''
        ? `It is read from \`target_info\` at ${sources.metricsUrl}, or in \`--prometheus\`; a service observed by @obs-toolkit/sdk has it.`
        : 'Deploy that release first, and wait until it has replaced the others, or leave `--release` out.',
  })
}

/** As the service says itself, or as Prometheus knows of all its instances. */
async function releasesOf(
  { metricsUrl, prometheus }: Sources,
  signal: AbortSignal,
): Promise<readonly (readonly string[])[]> {
  const own = (await scrape(metricsUrl, signal))?.snapshot.release ?? []
  if (own.length > 0) return [own]
  return prometheus === null ? [] : releasesRunning(prometheus, signal)
}
