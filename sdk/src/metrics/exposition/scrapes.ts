import { performance } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import type { Format } from './formats.ts'
import { gzipped } from './gzip.ts'
import { acceptsGzip, negotiateFormat } from './negotiate.ts'
import { Recording } from './recording.ts'
import { inSlices } from './slices.ts'

/** An answer to a scrape. Nothing is rendered until somebody reads the body. */
export interface Exposition {
  readonly status: 200 | 503
  readonly headers: Readonly<Record<string, string>>
  readonly body: AsyncIterable<Uint8Array>
}

export interface ScrapeSource {
  texts(format: Format): AsyncIterable<string>
  /** A scrape is over, for better or worse. Must not throw. */
  rendered(startedAt: number, failure: unknown): void
}

/** Slow readers hold the body that they read in memory, so they are not left to pile up. */
const maxReaders = 16

const common = { 'cache-control': 'no-store', vary: 'accept, accept-encoding' }

/**
 * However many scrapers come at once, one text is rendered at a time: those who want the same form
 * of it share it, and other forms wait for their turn.
 */
export class Scrapes {
  readonly #source: ScrapeSource
  readonly #running = new Map<string, Recording>()
  #turn: Promise<void> = Promise.resolve()
  #readers = 0

  constructor(source: ScrapeSource) {
    this.#source = source
  }

  answer(accept: string | undefined, acceptEncoding: string | undefined): Exposition {
    if (this.#readers >= maxReaders) return busy()
    const format = negotiateFormat(accept)
    const zipped = acceptsGzip(acceptEncoding)
    const encoding = zipped ? { 'content-encoding': 'gzip' } : {}
    return {
      status: 200,
      headers: { 'content-type': format.contentType, ...encoding, ...common },
      body: this.#read(format, zipped),
    }
  }

  #recording(format: Format, zipped: boolean): Recording {
    const key = `${format.mediaType} ${zipped}`
    const running = this.#running.get(key)
    if (running !== undefined) return running
    const recording = new Recording()
    this.#running.set(key, recording)
    this.#turn = this.#fill(recording, key, format, zipped)
    return recording
  }

  async #fill(recording: Recording, key: string, format: Format, zipped: boolean): Promise<void> {
    await this.#turn
    const startedAt = performance.now()
    const plain = inSlices(this.#source.texts(format))
    const failure = await recording.fill(zipped ? gzipped(plain) : plain)
    this.#running.delete(key)
    this.#source.rendered(startedAt, failure)
  }

  async *#read(format: Format, zipped: boolean): AsyncGenerator<Uint8Array> {
    this.#readers += 1
    try {
      yield* this.#recording(format, zipped).read()
    } finally {
      this.#readers -= 1
    }
  }
}

function busy(): Exposition {
  const sentence = Buffer.from('Too many scrapes are being read at once.\n')
  return {
    status: 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1', ...common },
    body: Readable.from([sentence]),
  }
}
