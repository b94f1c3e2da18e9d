/** What became of spans. Read by the self-metrics when they are scraped. */
export class Counts {
  exported = 0
  /** Spans that are lost, by why. */
  readonly dropped = {
    /** More waited for export than there is room for. */
    queue_full: 0,
    /** The collector was away, too slow, or did not take them. */
    export_failed: 0,
    /** There was no time left for them at the end. */
    shutdown: 0,
    /** One trace had more spans than are held. */
    trace_full: 0,
    /** More traces were in progress than are held. */
    evicted: 0,
  }
}
