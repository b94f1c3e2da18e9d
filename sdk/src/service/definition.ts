/** The written form: what a person writes in `obs.service.ts`, `.json` or `.yaml`. */
export interface ServiceDefinition {
  /** For editors that check JSON and YAML against `service.schema.json`. */
  readonly $schema?: string
  /** Becomes the `job` of its metrics, the first part of every `slo_id`, and file names. */
  readonly name: string
  /** The team that alerts are sent to. */
  readonly owner?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly traffic?: TrafficDefinition
  readonly objectives?: ObjectivesDefinition
  readonly detect?: DetectDefinition
  readonly load?: LoadDefinition
  /** Keyed by method and template: `GET /orders/:id`. */
  readonly routes?: Readonly<Record<string, RouteDefinition>>
  /** Keyed by the name that becomes the `dependency` label. */
  readonly dependencies?: Readonly<Record<string, DependencyDefinition>>
  /** Reserved for the objectives of queue consumers. */
  readonly consumers?: Readonly<Record<string, ConsumerDefinition>>
  readonly prometheus?: PrometheusDefinition
  readonly links?: LinksDefinition
  readonly alerts?: AlertsDefinition
  /** Planned work, by name. */
  readonly maintenance?: Readonly<Record<string, MaintenanceDefinition>>
}

/** A number of the unit that the key names, or a string with a unit of its own. */
export type Duration = number | `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`

/** Traffic of the whole service, all instances together. */
export interface TrafficDefinition {
  readonly peakPerSecond?: number
  readonly lowPerSecond?: number
  readonly instances?: number
}

/** `false` means: no objective of this kind. */
export interface ObjectivesDefinition {
  readonly availability?: number | AvailabilityDefinition | false
  readonly latency?: LatencyDefinition | readonly LatencyDefinition[] | false
}

export interface AvailabilityDefinition {
  /** Good events of all events: 0.999, never 99.9. */
  readonly ratio: number
  readonly name?: string
  readonly detect?: ObjectiveDetectDefinition
  /** `false`: tickets only, nobody is woken. */
  readonly page?: boolean
}

export interface LatencyDefinition extends AvailabilityDefinition {
  readonly underMs: Duration
}

/** An incident in which `badFraction` of the requests fail must be noticed `withinMinutes`. */
export interface DetectDefinition {
  readonly withinMinutes?: Duration
  readonly badFraction?: { readonly availability?: number; readonly latency?: number }
}

export interface ObjectiveDetectDefinition {
  readonly withinMinutes?: Duration
  readonly badFraction?: number
}

export interface LoadDefinition {
  /** The load test sends this many times the declared peak. */
  readonly factor?: number
  /** Errors allowed under load. */
  readonly errors?: number
  /** Errors allowed in normal operation. */
  readonly normalErrors?: number
  readonly timeoutMs?: Duration
  /** Hosts beyond loopback that may be loaded: `staging.example.com`, `*.test.example.com`. */
  readonly allow?: readonly string[]
  /** Sent with every example request. */
  readonly headers?: Readonly<Record<string, ExampleValue>>
}

export interface RouteDefinition {
  /** Of the service's traffic, 0 to 1. Routes without one divide the rest. */
  readonly share?: number
  readonly objectives?: ObjectivesDefinition
  /** Server-sent events, downloads, long polling: how long it lasts says nothing. */
  readonly stream?: boolean
  readonly example?: ExampleDefinition
}

export interface ExampleDefinition {
  readonly params?: Readonly<Record<string, ExampleValue>>
  readonly query?: Readonly<Record<string, ExampleValue>>
  readonly headers?: Readonly<Record<string, ExampleValue>>
  readonly body?: ExampleBody
  readonly expect?: number | readonly number[] | ExpectDefinition
  /** A CSV or JSON file; `{column}` in the other fields is filled from its rows. */
  readonly data?: string
}

/** The value is read from the environment when the request is sent, and shown nowhere. */
export interface Secret {
  readonly env: string
}

/** A list is drawn from. */
export type ExampleValue = Scalar | Secret | readonly (Scalar | Secret)[]

export type Scalar = string | number | boolean

/** Any JSON; `{ env: 'NAME' }` within it is a secret. */
export type ExampleBody =
  | Scalar
  | null
  | readonly ExampleBody[]
  | { readonly [key: string]: ExampleBody }

export interface ExpectDefinition {
  readonly status?: number | readonly number[]
  readonly contentType?: string
  readonly includes?: string
}

export interface DependencyDefinition {
  readonly url: string
  /** A path below `url` that answers 2xx when the dependency is well. */
  readonly health?: string
}

export interface ConsumerDefinition {
  readonly objectives?: ObjectivesDefinition
}

export interface PrometheusDefinition {
  /** Labels that pick this service's series; `{ job: <name> }` unless declared. */
  readonly selector?: Readonly<Record<string, string>>
  /** Labels that tell copies of the service apart, such as `cluster`; each copy gets its own SLO. */
  readonly identity?: readonly string[]
  readonly scrapeSeconds?: Duration
  readonly evaluationSeconds?: Duration
  /** Rolling period of the error budget. */
  readonly periodDays?: Duration
  /** `host:port` of each instance, for the generated scrape configuration. */
  readonly targets?: readonly string[]
  readonly metricsPath?: string
}

export interface LinksDefinition {
  readonly grafana?: string
  readonly runbooks?: string
  readonly logs?: string
  readonly traces?: string
  readonly repository?: string
}

export interface AlertsDefinition {
  readonly receivers?: Readonly<Record<string, ReceiverDefinition>>
  /** Names of receivers. */
  readonly page?: string | readonly string[]
  readonly ticket?: string | readonly string[]
  /** Who hears of a page that still fires after a quarter of an hour. */
  readonly escalation?: string | readonly string[]
}

/** When work is planned, and what nobody is told of meanwhile. The budget counts on. */
export interface MaintenanceDefinition {
  /** Every day, unless `weekdays` or `on` is there. */
  readonly weekdays?: readonly Weekday[]
  /** One day: `2026-12-03`. */
  readonly on?: string
  /** `22:00`; an end before it is on the next day. */
  readonly from: string
  readonly to: string
  /** `Europe/Berlin`; UTC unless declared. */
  readonly timeZone?: string
  /** Each mutes what stands before it too; `tickets` unless declared. */
  readonly mutes?: 'tickets' | 'pages' | 'outages'
}

export type Weekday =
  | 'monday'
  | 'tuesday'
  | 'wednesday'
  | 'thursday'
  | 'friday'
  | 'saturday'
  | 'sunday'

/** Exactly one of the four. Secrets are named by the file that holds them, never written here. */
export interface ReceiverDefinition {
  readonly pagerduty?: { readonly routingKeyFile: string }
  readonly slack?: { readonly apiUrlFile: string; readonly channel?: string }
  readonly email?: {
    readonly to: string | readonly string[]
    readonly from?: string
    readonly smarthost?: string
    readonly username?: string
    readonly passwordFile?: string
  }
  readonly webhook?: {
    readonly url?: string
    readonly urlFile?: string
    readonly tokenFile?: string
  }
}
