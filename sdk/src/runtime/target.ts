import type { Families } from '../metrics/index.ts'
import { resourceAttributes } from '../process/resource-attributes.ts'
import { labels, metrics } from '../service/index.ts'

export interface Target {
  readonly service: string
  readonly version: string | null
  /** The framework with its version, as the line at the start names it. */
  readonly framework: string
}

/** Names are OpenTelemetry's for a resource: https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/ */
export function describeTarget(families: Families, { service, version, framework }: Target): void {
  const { environment, commit } = fromEnvironment()
  const info = families.gauge({
    name: metrics.target,
    help: 'The service, its version and what it runs on.',
    labelNames: [
      labels.serviceName,
      labels.serviceVersion,
      'deployment_environment_name',
      labels.commit,
      'process_runtime_name',
      labels.runtimeVersion,
      'framework',
    ],
    maxSeries: 10,
    across: 'max',
  })
  info
    .series(service, version ?? '', environment, commit, 'nodejs', process.versions.node, framework)
    .set(1)
}

interface Described {
  readonly environment: string
  readonly commit: string
}

function fromEnvironment(): Described {
  const attributes = resourceAttributes()
  const environment =
    attributes.get('deployment.environment.name') ?? attributes.get('deployment.environment') ?? ''
  return { environment, commit: attributes.get('vcs.ref.head.revision') ?? '' }
}
