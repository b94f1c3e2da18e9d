import { expectations } from '@obs-toolkit/alerts'
import type { AlertPlan } from '@obs-toolkit/alerts'
import type { Checked } from './check.ts'
import { textOf, unreachable } from './text-of.ts'
import { isLoadedRules, isRuntime, isTargets } from './prometheus/answers.ts'
import { judgeRetention } from './prometheus/retention.ts'
import { judgeRules } from './prometheus/rules.ts'
import { judgeTargets } from './prometheus/targets.ts'

/** All that it knows of a thousand objectives. */
const mostBytes = 64 * 1024 * 1024

/** Whether a live Prometheus scrapes, evaluates and remembers as was declared. */
export async function checkPrometheus(
  plans: readonly AlertPlan[],
  url: URL,
  signal: AbortSignal,
): Promise<readonly Checked[]> {
  const runtime = await ask('status/runtimeinfo', isRuntime)
  const targets = await ask('targets?state=active', isTargets)
  const rules = await ask('rules', isLoadedRules)
  return plans.flatMap((plan) => {
    const { name } = plan.service
    const expected = expectations(plan.service)
    return [
      judgeRetention(name, runtime, expected),
      judgeTargets(name, targets, expected),
      judgeRules(plan, rules),
    ]
  })

  async function ask<T>(path: string, isExpected: (data: unknown) => data is T): Promise<T> {
    const asked = new URL(`api/v1/${path}`, `${url.href.replace(/\/$/, '')}/`)
    const text = await textOf(asked, signal, mostBytes)
    const data = dataIn(text)
    if (!isExpected(data)) throw unreachable(asked, 'does not answer as Prometheus does')
    return data
  }
}

/** Undefined where there is none, or no JSON at all. */
function dataIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { readonly data?: unknown } | null)?.data
  } catch {
    return undefined
  }
}
