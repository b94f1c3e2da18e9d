import { joined } from '../validity/clocks.ts'
import { percent } from '../worded.ts'
import type { Context, FindCause } from './context.ts'

/** Of the time, or of the times that the server was looked at. */
const often = 0.3

/** A pool of the service's own, for whose connections requests wait. */
export const pool: FindCause = (context) => {
  if (context.failing.length === 0) return null
  const waited = [...ownPools(context), ...recordedPools(context)].filter(
    ({ part }) => part > often,
  )
  const [worst] = waited.toSorted((a, b) => b.part - a.part)
  if (!worst) return null
  return {
    id: 'connections',
    subject: worst.name,
    strength: 'strong',
    effect: `requests waited for one of the ${worst.max} connections of the pool ${worst.name}`,
    evidence: [worst.seen],
  }
}

interface Waited {
  readonly name: string
  readonly max: number
  /** Of the time. */
  readonly part: number
  readonly seen: string
}

function ownPools({ evidence }: Context): readonly Waited[] {
  // The first is of the time before the load.
  const looks = (evidence.server?.snapshots ?? []).slice(1).map(({ pools }) => pools)
  const names = new Set(looks.flatMap((pools) => Object.keys(pools)))
  return [...names].flatMap((name) => {
    const states = looks.flatMap((pools) => pools[name] ?? [])
    const full = states.filter(({ waiting }) => waiting > 0)
    const most = Math.max(0, ...full.map(({ waiting }) => waiting))
    const seen = `up to ${most} waited, at ${full.length} of ${states.length} looks`
    return { name, max: states.at(-1)!.max, part: full.length / states.length, seen }
  })
}

/** Where the service itself could not be looked at. */
function recordedPools({ evidence }: Context): readonly Waited[] {
  if (evidence.server !== null) return []
  return Object.entries(joined(evidence)?.saturation?.pools ?? {}).map(
    ([name, { max, waited, mostWaiting }]) => ({
      name,
      max,
      part: waited,
      seen: `up to ${mostWaiting} waited, for ${percent(waited)} of the time`,
    }),
  )
}
