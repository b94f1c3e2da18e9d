export const dropReasons = [
  /** More waited for export than there is room for. */
  'queue_full',
  /** The collector was away, too slow, or did not take them. */
  'export_failed',
  /** There was no time left for them at the end. */
  'shutdown',
  /** One trace had more spans than are held. */
  'trace_full',
  /** More traces were in progress than are held. */
  'evicted',
] as const

export type DropReason = (typeof dropReasons)[number]

/** What became of spans. Read by the self-metrics when they are scraped. */
export class Counts {
  readonly dropped: Record<DropReason, number> = {
    queue_full: 0,
    export_failed: 0,
    shutdown: 0,
    trace_full: 0,
    evicted: 0,
  }
  exported = 0
}
