import { Counts } from './counts.ts'
import { Outlet } from './export/outlet.ts'
import { Pump } from './export/pump.ts'
import { Loading } from './loading.ts'
import type { Home } from './opentelemetry/home.ts'
import type { TracingOptions } from './options.ts'
import { createQuietRunner } from './quiet.ts'
import { hasForeignProvider } from './registered.ts'
import { HeadSampler } from './sampling/head.ts'
import { Keeper } from './sampling/keep.ts'
import { endpointFrom, limitsFrom } from './settings.ts'
import { Traces, type Judge } from './traces.ts'
import { Verdicts } from './verdicts.ts'

/** What tracing is made of, put together. */
export interface Parts {
  readonly counts: Counts
  /** Where traces go; null where nowhere. */
  readonly endpoint: string | null
  readonly head: HeadSampler
  readonly keeper: Keeper
  readonly verdicts: Verdicts
  readonly pump: Pump
  readonly outlet: Outlet
  readonly traces: Traces
  readonly loading: Loading
}

export function assemble(options: TracingOptions): Parts {
  const { env = process.env, sampling, service, warn, redaction, capture = null } = options
  const collectorChooses = sampling === 'collector'
  const limits = { ...limitsFrom(env), ...options.limits }
  const quietly = createQuietRunner()
  const endpoint = endpointOf(options)
  const counts = new Counts()

  const head = new HeadSampler(collectorChooses ? 1 : sampling.success)
  const keeper = new Keeper(head, collectorChooses ? Infinity : sampling.slowMs, service.routes)
  const pump = new Pump(limits, counts, quietly, warn)
  const outlet = new Outlet(redaction, head, pump, capture)
  const traces = new Traces(judgeBy(keeper, outlet), limits, counts, quietly)
  const home: Home = {
    traces,
    head,
    keepsJob: (trace) => keeper.keepsJob(trace),
    onClientSpan: options.onClientSpan,
    internalError: options.internalError,
  }
  const { timeoutMs } = limits
  const loading = new Loading({ ...options, endpoint, timeoutMs, home }, pump)
  const verdicts = new Verdicts({
    keeper,
    exports: endpoint !== null,
    collectorChooses,
    isAdopted: () => loading.adopted !== null,
  })
  return { counts, endpoint, head, keeper, verdicts, pump, outlet, traces, loading }
}

function endpointOf({ env = process.env, warn, capture }: TracingOptions): string | null {
  if (hasForeignProvider()) return null
  return capture === undefined ? endpointFrom(env, warn) : 'memory'
}

function judgeBy(keeper: Keeper, outlet: Outlet): Judge {
  return {
    keepsSoFar: (trace) => keeper.keepsSoFar(trace),
    bringBack: (exchange) => {
      if (exchange.completion === null || exchange.kept === true) return
      exchange.kept = keeper.keepsAfterAll()
      outlet.request(exchange, exchange.completion, true)
    },
    keep: (spans, failed) => {
      for (const span of spans) outlet.span(span, failed)
    },
  }
}
