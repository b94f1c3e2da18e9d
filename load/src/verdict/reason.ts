import type { Cause, JudgedObjective, Outcome, Validity } from './verdict.ts'
import { percent, worded } from './worded.ts'

interface Judged {
  readonly verdict: Outcome
  readonly rate: { readonly achieved: number }
  readonly objectives: readonly JudgedObjective[]
  readonly validity: readonly Validity[]
  readonly causes: readonly Cause[]
  /** It was to last until everything is decided. */
  readonly openEnded: boolean
}

/** The verdict in one sentence or two, for those who read nothing else. */
export function reasonOf(judged: Judged): string {
  if (judged.verdict === 'pass') return passed(judged)
  return judged.verdict === 'fail' ? failed(judged) : undecided(judged)
}

function passed({ rate, objectives }: Judged): string {
  const all =
    objectives.length === 1 ? 'The objective holds' : `All ${objectives.length} objectives hold`
  return `${all} at ${worded(rate.achieved)} requests per second.`
}

/** What is furthest beyond what is allowed, and why. */
function failed({ objectives, validity, causes }: Judged): string {
  const broken = objectives.filter(({ verdict }) => verdict === 'fail').toSorted(byExcess)
  const [worst, ...others] = broken
  const rule = validity.find(({ ok, makes }) => !ok && makes === 'fail')
  if (!worst) return rule?.remedy ?? 'The run failed.'
  const more =
    others.length === 0
      ? ''
      : ` ${others.length} more ${others.length === 1 ? 'objective is' : 'objectives are'} broken.`
  return `${badShare(worst)}.${more}${because(causes)}`
}

function byExcess({ badRatio: a }: JudgedObjective, { badRatio: b }: JudgedObjective): number {
  return b.estimate / b.allowed - a.estimate / a.allowed
}

/** `3.75 % of requests took longer than 500 ms, where 1 % may` */
function badShare(objective: JudgedObjective): string {
  return `${percent(objective.badRatio.estimate)} of ${badWords(objective)}`
}

function badWords({ kind, route, underMs, badRatio }: JudgedObjective): string {
  const whose = kind === 'checks' ? 'checks' : route === null ? 'requests' : `requests of ${route}`
  const what = kind === 'latency' ? `took longer than ${underMs} ms` : 'failed'
  return `${whose} ${what}, where ${percent(badRatio.allowed)} may`
}

function because([cause]: readonly Cause[]): string {
  if (!cause || cause.id === 'unknown') return ''
  const sentence = cause.effect.charAt(0).toUpperCase() + cause.effect.slice(1)
  return ` ${sentence}${cause.strength === 'weak' ? ', perhaps' : ''}.`
}

const takesAway = new Set<Validity['voids']>(['any', 'pass', 'latency', 'fail'])

function undecided({ objectives, validity, openEnded }: Judged): string {
  const open = objectives.filter(({ verdict }) => verdict === 'unproven')
  const rule =
    validity.find(({ ok, voids }) => !ok && takesAway.has(voids)) ??
    validity.find(({ ok, name }) => !ok && open.some(({ reason }) => reason.startsWith(name)))
  if (rule) return rule.remedy
  const [first] = open.toSorted(byExcess)
  return first ? tooClose(first, openEnded) : 'Nothing was measured.'
}

/** `Between 0.7 % and 1.6 % of requests took longer than 500 ms, where 1 % may: …` */
function tooClose(objective: JudgedObjective, openEnded: boolean): string {
  const { events, badRatio, reason, id } = objective
  if (events === 0) return `Nothing is known of ${id}: ${reason}.`
  const { lower, upper } = badRatio
  const between = `Between ${percent(lower)} and ${percent(upper)} of ${badWords(objective)}`
  const advice = openEnded
    ? 'Its time is spent; a run of `--duration 30m` may tell, or a higher rate.'
    : 'Run it longer, or with `--duration auto`.'
  return `${between}: ${reason}. ${advice}`
}
