import { within } from '../../lifecycle/drain.ts'
import type { Counts } from '../counts.ts'
import type { Refusal } from '../otlp/answer.ts'
import type { Encoded } from '../otlp/encoded.ts'
import type { Limits } from '../settings.ts'
import { Complaint } from './complaint.ts'
import { Queue } from './queue.ts'

/** Takes spans away for good. */
export interface Sender {
  readonly to: string
  /** Fails where none were taken; settles within its own time limit. */
  send(spans: readonly Encoded[]): Promise<Refusal>
  /** Gives up what is on its way. */
  abort(): void
}

/**
 * From the queue to the collector, one batch at a time. OpenTelemetry's own BatchSpanProcessor
 * wants whole span objects on the request path, counts nothing that it drops, and knows no order
 * in which to give up; hence this one.
 */
export class Pump {
  readonly #queue: Queue
  readonly #limits: Limits
  readonly #counts: Counts
  readonly #quietly: <R>(run: () => R) => R
  readonly #complaint: Complaint
  #sender: Sender | null = null
  #underWay: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null
  #hurrying = false
  #closed = false

  constructor(
    limits: Limits,
    counts: Counts,
    quietly: <R>(run: () => R) => R,
    warn: (message: string) => void,
  ) {
    this.#queue = new Queue({ spans: limits.queuedSpans, bytes: limits.queuedBytes })
    this.#limits = limits
    this.#counts = counts
    this.#quietly = quietly
    this.#complaint = new Complaint(warn)
  }

  get waiting(): number {
    return this.#queue.size
  }

  /** True where one more would be lost. It is counted as such, and need not be written out. */
  refuses(urgent: boolean): boolean {
    const { dropped } = this.#counts
    if (this.#closed) dropped.shutdown += 1
    else if (this.#queue.refuses(urgent)) dropped.queue_full += 1
    else return false
    return true
  }

  add(item: Encoded, urgent: boolean): void {
    if (this.#closed) this.#counts.dropped.shutdown += 1
    else this.#counts.dropped.queue_full += this.#queue.add(item, urgent)
    this.#plan()
  }

  /** Until then everything waits. */
  open(sender: Sender): void {
    this.#sender = sender
    this.#plan()
  }

  /** True where all of it was taken within the time given. */
  async flush(deadlineMs: number): Promise<boolean> {
    const failedBefore = this.#counts.dropped.export_failed
    const inTime = await within(deadlineMs, this.#drain())
    return inTime && this.#counts.dropped.export_failed === failedBefore
  }

  /** What is left is given up. */
  close(): void {
    this.#closed = true
    this.#stopTimer()
    this.#counts.dropped.shutdown += this.#queue.clear()
    this.#sender?.abort()
  }

  async #drain(): Promise<void> {
    while (this.#sender !== null && (this.#underWay !== null || this.#queue.size > 0)) {
      await this.#sendBatch(this.#sender)
    }
  }

  #plan(): void {
    if (this.#sender === null || this.#underWay !== null || this.#closed) return
    if (this.#queue.size === 0 || this.#hurrying) return
    const full = this.#queue.size >= this.#limits.batchSpans
    if (this.#timer !== null && !full) return
    this.#stopTimer()
    this.#hurrying = full
    const delay = full ? 0 : this.#limits.delayMs
    this.#timer = this.#quietly(() => setTimeout(() => this.#due(), delay).unref())
  }

  #due(): void {
    this.#timer = null
    this.#hurrying = false
    if (this.#sender !== null) void this.#sendBatch(this.#sender)
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#hurrying = false
  }

  /** Never fails. */
  #sendBatch(sender: Sender): Promise<void> {
    if (this.#underWay !== null) return this.#underWay
    const batch = this.#queue.take(this.#limits.batchSpans)
    if (batch.length === 0) return Promise.resolve()
    this.#underWay = this.#quietly(() => this.#send(sender, batch)).finally(() => {
      this.#underWay = null
      this.#plan()
    })
    return this.#underWay
  }

  async #send(sender: Sender, batch: readonly Encoded[]): Promise<void> {
    try {
      const { spans, reason } = await sender.send(batch)
      const refused = Math.min(spans, batch.length)
      this.#counts.exported += batch.length - refused
      if (refused > 0) this.#lose(sender, refused, reason)
    } catch (error) {
      this.#lose(sender, batch.length, error instanceof Error ? error.message : String(error))
    }
  }

  #lose(sender: Sender, count: number, reason: string): void {
    this.#counts.dropped.export_failed += count
    this.#complaint.make(() => this.#complaintOf(sender, reason))
  }

  #complaintOf(sender: Sender, reason: string): string {
    const lost = Object.values(this.#counts.dropped).reduce((sum, count) => sum + count, 0)
    return (
      `Traces cannot be exported to ${sender.to}: ${reason || 'no reason given'}. ` +
      `${lost} spans are lost so far. Requests are not affected. ` +
      'Check OTEL_EXPORTER_OTLP_ENDPOINT and the collector behind it.'
    )
  }
}
