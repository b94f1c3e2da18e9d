import { duration, linkSeconds } from '../burn-rate/windows.ts'
import type { AlertPlan } from '../plan/plan.ts'
import type { Assertion, Proof } from '../proofs/proof.ts'
import { generatedNote } from './rule-file.ts'
import { toYaml } from './yaml.ts'
import type { Yaml } from './yaml.ts'

/**
 * A test file for `promtool test rules`. Without an order promtool takes the groups in any, and at
 * a pace of five minutes a value of the round before is already too old to be read.
 */
export function proofFile(
  { groups }: Pick<AlertPlan, 'groups'>,
  proofs: readonly Proof[],
  { rules, evaluationSeconds = linkSeconds }: ProofFileOptions,
): string {
  return (
    generatedNote +
    toYaml({
      rule_files: [rules],
      evaluation_interval: duration(evaluationSeconds),
      group_eval_order: groups.map(({ name }) => name),
      tests: proofs.map(test),
    })
  )
}

interface ProofFileOptions {
  /** The file that is proven, from where this one will be. */
  readonly rules: string
  readonly evaluationSeconds?: number
}

function test({ name, intervalSeconds, series, asserts }: Proof): Yaml {
  return {
    name,
    interval: duration(intervalSeconds),
    input_series: series.map(({ series, values }) => ({ series, values })),
    promql_expr_test: asserts.map(assertion),
  }
}

function assertion({ expr, atSeconds, value }: Assertion): Yaml {
  return {
    expr,
    eval_time: duration(atSeconds),
    exp_samples: value === null ? [] : [{ labels: '{}', value }],
  }
}
