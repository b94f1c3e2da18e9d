import type { ExampleBody, ExampleValue, ObjectivesDefinition, Weekday } from './definition.ts'
import type { Problem } from './problem.ts'

/**
 * The resolved form: what the code reads. Plain data, every default filled in, frozen; it survives
 * `JSON.stringify` unchanged. Ratios are ratios (0.999) and durations are in the unit of their name.
 */
export interface Service {
  readonly schema: 'obs.service/v1'
  readonly name: string
  readonly owner: string | null
  readonly description: string | null
  readonly tags: readonly string[]
  readonly traffic: Traffic
  /** All of them: the service's own first, then the routes' in the order declared. */
  readonly objectives: readonly Objective[]
  readonly routes: readonly Route[]
  /** Boundaries of every latency histogram; each target is exactly one of them. */
  readonly bucketEdgesSeconds: readonly number[]
  readonly load: Load
  readonly dependencies: readonly Dependency[]
  readonly consumers: readonly Consumer[]
  readonly prometheus: Prometheus
  readonly links: Links
  readonly alerts: Alerts
  readonly maintenance: readonly Maintenance[]
  /** What was wrong in the written form; a default stands in for each wrong part. */
  readonly problems: readonly Problem[]
}

export interface Traffic {
  readonly peakPerSecond: number | null
  readonly lowPerSecond: number | null
  readonly instances: number
}

export type Objective = AvailabilityObjective | LatencyObjective

interface ObjectiveBase {
  /** The `slo_id`: `orders/latency-p99`, `orders/latency-p99/POST /orders`. */
  readonly id: string
  readonly name: string
  /** Good events of all events. */
  readonly ratio: number
  /** Key of the route that it belongs to; null for the service's own. */
  readonly route: string | null
  /** Keys of the routes that the service's objective does not count; empty for a route's own. */
  readonly except: readonly string[]
  readonly detect: Detect
  readonly page: boolean
}

export interface AvailabilityObjective extends ObjectiveBase {
  readonly kind: 'availability'
  readonly underMs: null
}

export interface LatencyObjective extends ObjectiveBase {
  readonly kind: 'latency'
  readonly underMs: number
}

export type ObjectiveKind = Objective['kind']

export interface Detect {
  readonly withinMinutes: number
  readonly badFraction: number
  /** False where both are defaults, which may give way to what the traffic allows. */
  readonly declared: boolean
}

export interface Route {
  /** `GET /orders/:id`, in canonical form. */
  readonly key: string
  readonly method: string
  /** The value of `http_route`. */
  readonly path: string
  /** Of the whole service's traffic. */
  readonly share: number
  readonly stream: boolean
  readonly example: Example | null
}

export interface Example {
  readonly params: Readonly<Record<string, ExampleValue>>
  readonly query: Readonly<Record<string, ExampleValue>>
  readonly headers: Readonly<Record<string, ExampleValue>>
  /** Absent: the request has no body. */
  readonly body?: ExampleBody
  readonly expect: Expect
  readonly data: string | null
}

export interface Expect {
  /** Null: any status below 400. */
  readonly status: readonly number[] | null
  readonly contentType: string | null
  readonly includes: string | null
}

export interface Load {
  readonly factor: number
  readonly errors: number
  readonly normalErrors: number
  readonly timeoutMs: number
  readonly allow: readonly string[]
  readonly headers: Readonly<Record<string, ExampleValue>>
}

export interface Dependency {
  readonly name: string
  readonly url: string
  readonly health: string | null
}

export interface Consumer {
  readonly name: string
  readonly objectives: ObjectivesDefinition
}

export interface Prometheus {
  readonly selector: Readonly<Record<string, string>>
  readonly identity: readonly string[]
  readonly scrapeSeconds: number
  readonly evaluationSeconds: number
  readonly periodDays: number
  readonly targets: readonly string[]
  readonly metricsPath: string
}

export interface Links {
  readonly grafana: string | null
  readonly runbooks: string | null
  readonly logs: string | null
  readonly traces: string | null
  readonly repository: string | null
}

export interface Alerts {
  readonly receivers: readonly Receiver[]
  /** Names of receivers. */
  readonly page: readonly string[]
  readonly ticket: readonly string[]
  readonly escalation: readonly string[]
}

export interface Maintenance {
  readonly name: string
  /** Empty: every day, or the one day of `on`. */
  readonly weekdays: readonly Weekday[]
  readonly on: string | null
  /** `02:00`, in the time zone. */
  readonly from: string
  /** At or before `from`: on the next day. */
  readonly to: string
  readonly timeZone: string
  readonly mutes: 'tickets' | 'pages' | 'outages'
}

export type Receiver = PagerDutyReceiver | SlackReceiver | EmailReceiver | WebhookReceiver

export interface PagerDutyReceiver {
  readonly name: string
  readonly kind: 'pagerduty'
  readonly routingKeyFile: string
}

export interface SlackReceiver {
  readonly name: string
  readonly kind: 'slack'
  readonly apiUrlFile: string
  readonly channel: string | null
}

export interface EmailReceiver {
  readonly name: string
  readonly kind: 'email'
  readonly to: readonly string[]
  readonly from: string | null
  readonly smarthost: string | null
  readonly username: string | null
  readonly passwordFile: string | null
}

export interface WebhookReceiver {
  readonly name: string
  readonly kind: 'webhook'
  /** One of `url` and `urlFile` is there. */
  readonly url: string | null
  readonly urlFile: string | null
  readonly tokenFile: string | null
}
