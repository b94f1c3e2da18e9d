import type { PlannedRequest } from './plan.ts'
import type { Refusal } from './refusal.ts'

/** Names of the environment variables that the requests refer to. */
export function secretNames(requests: readonly PlannedRequest[]): readonly string[] {
  const names = new Set<string>()
  for (const { params, query, headers, body } of requests) {
    collect([params, query, headers, body], names)
  }
  return [...names].toSorted()
}

function collect(value: unknown, names: Set<string>): void {
  if (value === null || typeof value !== 'object') return
  if ('env' in value && typeof value.env === 'string' && Object.keys(value).length === 1) {
    names.add(value.env)
    return
  }
  for (const inner of Object.values(value)) collect(inner, names)
}

export function missingSecrets(
  requests: readonly PlannedRequest[],
  environment: readonly string[],
): readonly Refusal[] {
  const set = new Set(environment)
  return secretNames(requests)
    .filter((name) => !set.has(name))
    .map((name) => ({
      code: 'no-secret',
      message: `the environment variable ${name} is not set, and a request needs it`,
      remedy: `Set ${name} where \`obs verify\` runs.`,
    }))
}
