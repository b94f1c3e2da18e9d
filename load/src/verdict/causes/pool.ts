import type { PoolState } from '../../evidence/server/pools.ts'
import type { Context, FindCause } from './context.ts'

/** Of the times that the server was looked at. */
const often = 0.3

/** A pool of the service's own, for whose connections requests wait. */
export const pool: FindCause = (context) => {
  if (context.failing.length === 0) return null
  const waited = statesOf(context).filter(({ looks, full }) => full.length > looks * often)
  const [worst] = waited.toSorted((a, b) => b.full.length - a.full.length)
  if (!worst) return null
  const { name, looks, full } = worst
  const most = Math.max(...full.map(({ waiting }) => waiting))
  return {
    id: 'connections',
    subject: name,
    strength: 'strong',
    effect: `requests waited for one of the ${full[0]!.max} connections of the pool ${name}`,
    evidence: [`up to ${most} waited, at ${full.length} of ${looks} looks`],
  }
}

interface Seen {
  readonly name: string
  readonly looks: number
  /** The times when somebody waited. */
  readonly full: readonly PoolState[]
}

function statesOf({ evidence }: Context): readonly Seen[] {
  // The first is of the time before the load.
  const looks = (evidence.server?.snapshots ?? []).slice(1).map(({ pools }) => pools ?? {})
  const names = new Set(looks.flatMap((pools) => Object.keys(pools)))
  return [...names].map((name) => {
    const states = looks.flatMap((pools) => pools[name] ?? [])
    return { name, looks: states.length, full: states.filter(({ waiting }) => waiting > 0) }
  })
}
