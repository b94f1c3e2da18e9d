import { isRelease, scrape } from '@obs-toolkit/load'
import type { LoadPlan } from '@obs-toolkit/load'
import { Failure } from '../failure.ts'

/** Refuses to load another version than the one that was named; before any load, as it is cheap then. */
export async function isRightRelease(
  { release, target }: LoadPlan,
  metricsUrl: string,
  signal: AbortSignal,
): Promise<void> {
  if (release === null) return
  const scraped = await scrape(metricsUrl, signal)
  const said = scraped?.snapshot.release ?? []
  if (isRelease(release, said)) return
  const which = said.length === 0 ? 'does not say which release it is' : `is ${said.join(' ')}`
  throw new Failure(`${target} ${which}, and ${release} is to be verified`, {
    remedy:
      said.length === 0
        ? `It is read from \`target_info\` at ${metricsUrl}; a service observed by @obs-toolkit/sdk has it.`
        : 'Deploy that release first, or leave `--release` out.',
  })
}
