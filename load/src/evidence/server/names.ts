/** What Node's runtime is known by, in the metrics of prom-client and of OpenTelemetry. */
export const runtimeMetrics = {
  startTime: ['process_start_time_seconds'],
  cpuSeconds: ['process_cpu_seconds_total', 'process_cpu_time_seconds_total'],
  eventLoopP99: ['nodejs_eventloop_lag_p99_seconds', 'nodejs_eventloop_delay_p99_seconds'],
  eventLoopMax: ['nodejs_eventloop_lag_max_seconds', 'nodejs_eventloop_delay_max_seconds'],
  eventLoopUtilization: ['nodejs_eventloop_utilization_ratio', 'nodejs_eventloop_utilization'],
  gcSeconds: ['nodejs_gc_duration_seconds_sum', 'v8js_gc_duration_seconds_sum'],
  memoryBytes: ['process_resident_memory_bytes', 'process_memory_usage_bytes'],
} as const
