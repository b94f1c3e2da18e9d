import { duration, linkSeconds } from '../burn-rate/windows.ts'
import type { Assertion, Proof } from '../proofs/proof.ts'
import { generatedNote } from './rule-file.ts'
import { toYaml } from './yaml.ts'
import type { Yaml } from './yaml.ts'

/** A test file for `promtool test rules`. */
export function proofFile(
  proofs: readonly Proof[],
  rules: string,
  evaluationSeconds: number = linkSeconds,
): string {
  return (
    generatedNote +
    toYaml({
      rule_files: [rules],
      evaluation_interval: duration(evaluationSeconds),
      tests: proofs.map(test),
    })
  )
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
