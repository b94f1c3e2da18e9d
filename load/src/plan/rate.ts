import type { Service } from '@obs-toolkit/sdk/service'
import type { Refusal } from './refusal.ts'
import type { Wishes } from './wishes.ts'
import type { Profile } from './profiles.ts'

/** Shared environments are not ours to bring down by a typing mistake. */
export const mostBeyondLoopback = 1_000

export interface Rate {
  readonly perSecond: number
  readonly factor: number
  readonly underTest: number
}

/** Peak × factor × instances under test ÷ instances declared, unless a rate is given. */
export function rateOf(service: Service, profile: Profile, wishes: Wishes): Rate | Refusal {
  const { peakPerSecond, instances } = service.traffic
  const factor = wishes.factor ?? profile.factor ?? service.load.factor
  const underTest = wishes.instances ?? 1
  if (wishes.rate !== undefined) return { perSecond: wishes.rate, factor, underTest }
  if (peakPerSecond === null) return noPeak(service.name)
  const perSecond = (peakPerSecond * factor * underTest) / instances
  return { perSecond: Number(perSecond.toPrecision(12)), factor, underTest }
}

function noPeak(name: string): Refusal {
  return {
    code: 'no-peak',
    message: `${name} declares no peak, so twice of it cannot be sent`,
    remedy:
      'Declare what the whole service gets at its busiest, as `traffic: { peakPerSecond: 120 }`, ' +
      'or say `--rate 240` for this run.',
  }
}
