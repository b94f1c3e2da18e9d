import { expectations } from '@obs-toolkit/alerts'
import type { AlertPlan } from '@obs-toolkit/alerts'
import { fetchBounded } from '../../doctor/fetch-bounded.ts'
import { unreachable } from './check-metrics.ts'
import type { Checked } from './check.ts'
import { judgeRetention } from './prometheus/retention.ts'
import { judgeRules } from './prometheus/rules.ts'
import type { LoadedRules } from './prometheus/rules.ts'
import { judgeTargets } from './prometheus/targets.ts'
import type { Targets } from './prometheus/targets.ts'

/** Whether a live Prometheus scrapes, evaluates and remembers as was declared. */
export async function checkPrometheus(
  plans: readonly AlertPlan[],
  url: URL,
  signal: AbortSignal,
): Promise<readonly Checked[]> {
  const runtime = (await ask('status/runtimeinfo')) as { storageRetention?: string }
  const targets = (await ask('targets?state=active')) as Targets
  const rules = (await ask('rules')) as LoadedRules
  return plans.flatMap((plan) => {
    const { name } = plan.service
    const expected = expectations(plan.service)
    return [
      judgeRetention(name, runtime, expected),
      judgeTargets(name, targets, expected),
      judgeRules(plan, rules),
    ]
  })

  async function ask(path: string): Promise<unknown> {
    const asked = new URL(`api/v1/${path}`, `${url.href.replace(/\/$/, '')}/`)
    const answer = await fetchBounded(asked, signal).catch((error: unknown) => {
      signal.throwIfAborted()
      throw unreachable(asked, 'does not answer', error)
    })
    if (answer.status !== 200) throw unreachable(asked, `answers ${answer.status}`)
    try {
      return (JSON.parse(answer.text) as { data: unknown }).data
    } catch (error) {
      throw unreachable(asked, 'does not answer as Prometheus does', error)
    }
  }
}
