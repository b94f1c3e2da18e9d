/**
 * Every name that metrics, rules, panels and load test share, spelt once. OpenTelemetry's stable
 * HTTP conventions in their Prometheus form, see
 * https://opentelemetry.io/docs/specs/semconv/http/http-metrics/
 */
export const metrics = {
  serverDuration: 'http_server_request_duration_seconds',
  serverActive: 'http_server_active_requests',
  clientDuration: 'http_client_request_duration_seconds',
  /** The 99th percentile of the event loop's delay since the last scrape. */
  eventLoopDelay: 'nodejs_eventloop_delay_p99_seconds',
  heapUsed: 'v8js_memory_heap_used_bytes',
  heapSpaceSize: 'v8js_memory_heap_space_size_bytes',
  /** One series for each process: what V8 may use at most. */
  heapLimit: 'nodejs_heap_size_limit_bytes',
  gcDuration: 'v8js_gc_duration_seconds',
  activeResources: 'v8js_resource_active',
  eventLoopUtilization: 'nodejs_eventloop_utilization_ratio',
  eventLoopTime: 'nodejs_eventloop_time_seconds_total',
  cpuTime: 'process_cpu_time_seconds_total',
  /** Resident. */
  memoryUsage: 'process_memory_usage_bytes',
  /** Prometheus' names: OpenTelemetry's ends in `_count`, which OpenMetrics keeps for samples. */
  fileDescriptors: 'process_open_fds',
  fileDescriptorLimit: 'process_max_fds',
  processStart: 'process_start_time_seconds',
  /** What the process is: service, version, Node. Always 1. */
  target: 'target_info',
  /** 1 while a readiness check says that all is well. */
  checkUp: 'obs_health_check_up',
  checkFailures: 'obs_health_check_failures_total',
  checkDuration: 'obs_health_check_duration_seconds',
  /** 1 while a circuit breaker lets nothing through. */
  breakerOpen: 'obs_breaker_open',
  breakerCalls: 'obs_breaker_calls_total',
  breakerHalfOpen: 'obs_breaker_half_open',
  breakerTrips: 'obs_breaker_trips_total',
  breakerFallbacks: 'obs_breaker_fallbacks_total',
  retries: 'obs_retries_total',
  connections: 'db_client_connections',
  connectionsMax: 'db_client_connections_max',
  connectionsPending: 'db_client_connections_pending_requests',
  databaseDuration: 'db_client_operation_duration_seconds',
  slowQueries: 'obs_db_slow_queries_total',
  repeatedStatements: 'obs_db_repeated_statements_total',
  processDuration: 'messaging_process_duration_seconds',
  consumerActive: 'obs_consumer_active_messages',
  consumerWait: 'obs_consumer_wait_seconds',
  consumerLag: 'obs_consumer_lag_messages',
  consumerRetries: 'obs_consumer_retries_total',
  deadLetters: 'obs_consumer_dead_letters_total',
} as const

export const labels = {
  method: 'http_request_method',
  route: 'http_route',
  status: 'http_response_status_code',
  errorType: 'error_type',
  serverAddress: 'server_address',
  serverPort: 'server_port',
  dependency: 'dependency',
  heapSpace: 'v8js_heap_space_name',
  gcType: 'v8js_gc_type',
  resourceType: 'v8js_resource_type',
  eventLoopState: 'nodejs_eventloop_state',
  cpuMode: 'cpu_mode',
  check: 'check',
  /** Of a cluster, on gauges: its id. */
  worker: 'worker',
  breaker: 'breaker',
  /** How a call through a breaker ended. */
  outcome: 'outcome',
  pool: 'db_client_connection_pool_name',
  connectionState: 'db_client_connection_state',
  databaseSystem: 'db_system_name',
  databaseNamespace: 'db_namespace',
  databaseOperation: 'db_operation_name',
  databaseCollection: 'db_collection_name',
  messagingSystem: 'messaging_system',
  messagingDestination: 'messaging_destination_name',
  messagingOperation: 'messaging_operation_name',
  serviceName: 'service_name',
  serviceVersion: 'service_version',
  commit: 'vcs_ref_head_revision',
  runtimeVersion: 'process_runtime_version',
} as const

/** Labels that Prometheus itself puts on what it scrapes, and that of a histogram's buckets. */
export const scrapeLabels = { job: 'job', instance: 'instance', bucket: 'le' } as const

/** What Prometheus says of alerts: one series for each that is pending or firing, always 1. */
export const alertSeries = {
  alerts: 'ALERTS',
  name: 'alertname',
  state: 'alertstate',
  firing: 'firing',
} as const

/** On the span of a request that an exemplar points at: a collector that chooses must keep it. */
export const exemplarAttribute = 'obs.exemplar'

/** The value of `outcome` for calls that an open breaker turned away. */
export const rejectedByBreaker = 'rejected'

/** Values of `error_type` beside a status or the class of an error. It is empty on success. */
export const errorTypes = {
  /** The client went away before the answer was complete. */
  clientAborted: 'client_aborted',
  /** The server ended the exchange without an answer; such a request has no status label. */
  serverAborted: 'server_aborted',
} as const

/** `http_route` of what no route took. No template equals it: templates begin with a slash. */
export const unmatchedRoute = '<unmatched>'

/** Stands in for a value outside a bounded set, a method above all. */
export const other = '_OTHER'

export const knownMethods: readonly string[] = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'CONNECT',
  'TRACE',
  'QUERY',
]

/** Series that the rules record. Those that have a window end in it: `slo:bad:increase5m`. */
export const recorded = {
  bad: 'slo:bad:increase',
  total: 'slo:total:increase',
  objective: 'slo:objective:ratio',
  latencyTarget: 'slo:latency_target:seconds',
  budgetRemaining: 'slo:budget_remaining:ratio',
  burnRate: 'slo:burn_rate:ratio',
} as const

/** The series of one window: `windowed(recorded.bad, '5m')`. */
export function windowed(series: string, window: string): string {
  return series + window
}

/** Labels of recorded series and of alerts. */
export const alertLabels = {
  severity: 'severity',
  sloId: 'slo_id',
  service: 'service',
  owner: 'owner',
  tier: 'tier',
  /** Only on the second alert of a page that nobody silenced. */
  escalation: 'escalation',
} as const

export const severities = { page: 'page', ticket: 'ticket' } as const

export const annotations = {
  summary: 'summary',
  description: 'description',
  runbookUrl: 'runbook_url',
  dashboardUrl: 'dashboard_url',
} as const

export const receiverKinds = ['pagerduty', 'slack', 'email', 'webhook'] as const

/** The event loop's delay since about the last scrape, by statistic: `p99`, `max`, `mean` … */
export function eventLoopDelay(statistic: string): string {
  return `nodejs_eventloop_delay_${statistic}_seconds`
}

/** What the SDK says of itself. */
export const selfMetrics = {
  series: 'obs_metric_series',
  overflow: 'obs_metric_overflow_total',
  refused: 'obs_metric_refused_total',
  clash: 'obs_metric_clash',
  scrapeDuration: 'obs_scrape_duration_seconds',
  internalErrors: 'obs_internal_errors_total',
  logLinesDropped: 'obs_log_lines_dropped_total',
  tracesKept: 'obs_traces_kept_total',
  spansExported: 'obs_spans_exported_total',
  spansDropped: 'obs_spans_dropped_total',
  spansWaiting: 'obs_spans_waiting',
  brokenAnswers: 'obs_client_broken_answers_total',
} as const

export const selfLabels = {
  /** The metric that is spoken of. */
  metric: 'metric',
  /** What the SDK was doing. */
  where: 'where',
  /** Why something is missing. */
  reason: 'reason',
} as const
