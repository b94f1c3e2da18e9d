import type { ServiceDefinition } from './definition.ts'
import { anyWithin, problem, quote } from './problem.ts'
import type { Problem } from './problem.ts'
import { resolve } from './resolve/service.ts'
import { compact, deepFreeze } from './resolve/values.ts'
import { applyRules } from './rules/rules.ts'
import type { Checked } from './rules/finding.ts'
import type { Service } from './service.ts'
import { check } from './shape/check.ts'
import { serviceShape } from './shape/service.ts'
import { snapshot } from './snapshot.ts'
import type { Data } from './snapshot.ts'

/** On every resolved service; registered, so that both module forms of this package know it. */
const resolved = Symbol.for('@obs-toolkit/sdk/service/v1')
const mostProblems = 1_000

/**
 * Declares a service. Never throws: a default stands in for what is wrong, and `problems` says what
 * that was. What is resolved already is returned as it is.
 */
export function defineService(definition: ServiceDefinition | Service): Service {
  return resolveService(definition).service
}

/** `defineService` for what comes from a file: anything at all. */
export function resolveService(written: unknown): {
  readonly service: Service
  readonly problems: readonly Problem[]
} {
  const service = isResolved(written) ? written : resolveWritten(written)
  return { service, problems: service.problems }
}

function resolveWritten(written: unknown): Service {
  const { data, problems } = snapshot(written)
  const found = isObject(data)
    ? applyRules(data, [...problems, ...checkedBeyond(data, problems)])
    : problems.length > 0
      ? problems
      : [problem('not-an-object', [], quote(data))]
  const definition = isObject(data) ? (compact(data) as Checked) : {}
  const service = resolve(definition, found.slice(0, mostProblems))
  Object.defineProperty(service, resolved, { value: true })
  return deepFreeze(service)
}

/** What could not even be copied is reported once. */
function checkedBeyond(data: Data, known: readonly Problem[]): readonly Problem[] {
  return check(data, serviceShape).filter(({ path }) => !anyWithin(known, path))
}

function isObject(data: Data): data is { [key: string]: Data } {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

function isResolved(written: unknown): written is Service {
  if (typeof written !== 'object' || written === null) return false
  try {
    return Object.getOwnPropertyDescriptor(written, resolved)?.value === true
  } catch {
    // A proxy may throw from anything; the snapshot will say that it cannot be read.
    return false
  }
}
