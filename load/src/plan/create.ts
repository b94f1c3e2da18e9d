import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { Service } from '@obs-toolkit/sdk/service'
import { looksUntil, measuredSeconds } from './duration.ts'
import { objectivesOf } from './objectives.ts'
import type { LoadPlan, PlannedRequest } from './plan.ts'
import { profiles } from './profiles.ts'
import type { Profile } from './profiles.ts'
import { mostBeyondLoopback, rateOf } from './rate.ts'
import type { Rate } from './rate.ts'
import type { Refusal } from './refusal.ts'
import { requestsOf } from './requests.ts'
import { scheduleOf } from './schedule.ts'
import { missingSecrets } from './secrets.ts'
import { hostAllowed, isLoopback, readTarget } from './target.ts'
import { vusFor } from './vus.ts'
import type { Wishes } from './wishes.ts'

export type Planning =
  | { readonly plan: LoadPlan; readonly refusals: readonly [] }
  | { readonly plan: null; readonly refusals: readonly Refusal[] }

const defaultConfidence = 0.99

/** What will be sent to a service and what it is judged by; or everything that stands against it. */
export function planLoad(service: Service, wishes: Wishes): Planning {
  const profile = profiles[wishes.profile ?? 'peak']
  const target = readTarget(wishes.target)
  const rate = rateOf(service, profile, wishes)
  const { requests, refusals } = wishes.script
    ? { requests: [], refusals: [] }
    : requestsOf(service, (path) => resolve(wishes.folder, path))
  const found = [
    ...('code' in target ? [target] : hostRefusals(target, service, wishes)),
    ...('code' in rate ? [rate] : []),
    ...refusals,
    ...missingSecrets(requests, wishes.environment),
    ...(service.objectives.length === 0 ? [noObjectives(service.name)] : []),
  ]
  if (found.length > 0 || 'code' in target || 'code' in rate) return { plan: null, refusals: found }
  const tooHigh = rateRefusals(target, rate, wishes)
  if (tooHigh.length > 0) return { plan: null, refusals: tooHigh }
  return { plan: assemble(service, wishes, { target, rate, requests, profile }), refusals: [] }
}

interface Parts {
  readonly target: URL
  readonly rate: Rate
  readonly requests: readonly PlannedRequest[]
  readonly profile: Profile
}

function assemble(service: Service, wishes: Wishes, parts: Parts): LoadPlan {
  const { target, rate, requests, profile } = parts
  const objectives = objectivesOf(service, rate.factor)
  const needed = measuredSeconds(objectives, requests, rate.perSecond, profile)
  const looks =
    wishes.seconds === 'auto'
      ? looksUntil(profile.measuredSeconds, profile.mostSeconds)
      : [wishes.seconds ?? needed]
  return {
    schema: 'obs.plan/v1',
    service: service.name,
    declaration: fingerprint(service),
    target: target.href.replace(/\/+$/, ''),
    profile: wishes.profile ?? 'peak',
    factor: rate.factor,
    instances: { underTest: rate.underTest, declared: service.traffic.instances },
    peakPerSecond: wishes.rate === undefined ? service.traffic.peakPerSecond : null,
    release: wishes.release ?? null,
    rate: rate.perSecond,
    phases: {
      warmUp: wishes.warmUpSeconds ?? profile.warmUpSeconds,
      ramp: wishes.rampSeconds ?? profile.rampSeconds,
      measured: looks.at(-1)!,
      drain: Math.ceil(service.load.timeoutMs / 1000) + 1,
    },
    looks,
    vus: vusFor(rate.perSecond, objectives, service.load.timeoutMs),
    timeoutMs: service.load.timeoutMs,
    confidence: wishes.confidence ?? defaultConfidence,
    requests,
    schedule: scheduleOf(requests.map(({ share }) => share)),
    objectives,
    allow: allowed(service, wishes),
    script: wishes.script ?? null,
  }
}

function fingerprint(service: Service): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(service)).digest('hex')}`
}

function allowed(service: Service, wishes: Wishes): readonly string[] {
  return [...service.load.allow, ...(wishes.allowHosts ?? [])]
}

function hostRefusals({ hostname }: URL, service: Service, wishes: Wishes): readonly Refusal[] {
  if (isLoopback(hostname) || hostAllowed(hostname, allowed(service, wishes))) return []
  return [
    {
      code: 'host-not-allowed',
      message: `${hostname} is not among the hosts that may be loaded`,
      remedy:
        `If it is yours to load, declare \`load: { allow: ['${hostname}'] }\`, ` +
        `or say \`--allow-host ${hostname}\`.`,
    },
  ]
}

function rateRefusals({ hostname }: URL, { perSecond }: Rate, wishes: Wishes): readonly Refusal[] {
  const most = wishes.maxRate ?? mostBeyondLoopback
  if (isLoopback(hostname) || perSecond <= most) return []
  return [
    {
      code: 'rate-too-high',
      message: `${perSecond} requests per second are more than the ${most} that go beyond this machine`,
      remedy: `If ${hostname} is meant to take them, say \`--max-rate ${Math.ceil(perSecond)}\`.`,
    },
  ]
}

function noObjectives(name: string): Refusal {
  return {
    code: 'no-objectives',
    message: `${name} has switched all its objectives off, so there is nothing to judge`,
    remedy: 'Leave one in: `objectives: { availability: 0.999 }`.',
  }
}
