import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers'
import { isatty } from 'node:tty'
import { Gathered } from './gathered.ts'

/** Lines wait so long for others, or until there are so many bytes, and are written together. */
const gatherMs = 20
const gatherBytes = 65_536
/** What waits for a reader that does not read. Beyond it lines are dropped and counted. */
const maxWaiting = 8 * 1_048_576
const retryMs = { first: 2, last: 100 } as const
/** At the end of the process: without progress, and in all. */
const patienceMs = { stalled: 2_000, all: 5_000 } as const

/** The reader may come back. All else is the end of it: a pipe that is closed stays closed. */
const passing = new Set(['EAGAIN', 'EBUSY', 'EINTR', 'ENOSPC', 'EDQUOT'])

export interface Dropped {
  /** Nobody read what was written. */
  unread: number
  /** There is nothing to write to any more. */
  closed: number
}

/**
 * Where lines of text go: gathered, and written in one call off the request's path.
 *
 * Writes are synchronous, on a descriptor that does not block (Node makes pipes so): a reader that
 * is slow costs a failed attempt now and then, never a blocked event loop, and as nothing is ever
 * under way in another thread, the end of the process can write out all there is, in order.
 */
export class Sink {
  readonly dropped: Dropped = { unread: 0, closed: 0 }
  /** Makes the line which says that so many were dropped. */
  notice: ((dropped: number) => string) | null = null
  readonly #fd: number
  /** A person is looking. */
  readonly #atOnce: boolean
  readonly #timer: NodeJS.Timeout
  #armed = false
  readonly #gathered = new Gathered(gatherBytes)
  /** What came while the reader had not taken what was gathered, or is too much for that. */
  #text = ''
  #chunk: Buffer | null = null
  #offset = 0
  #pauseMs = 0
  #untold = 0
  #closed = false
  #ending = false

  constructor(fd: number) {
    this.#fd = fd
    this.#atOnce = isatty(fd)
    this.#timer = setTimeout(() => this.#onTimer(), gatherMs).unref()
  }

  write(line: string): void {
    if (this.#closed) this.dropped.closed++
    else if (this.#text.length >= maxWaiting) this.#drop()
    else this.#take(line)
  }

  /** Of what waits, all that the reader takes now. True where nothing is left. */
  flush(): boolean {
    try {
      while (this.#nextChunk()) this.#advance()
      this.#pauseMs = 0
      return true
    } catch (error) {
      this.#onError(error)
      return this.#closed
    }
  }

  /** Known to pino, which calls it after a fatal line. */
  flushSync(): void {
    this.flush()
  }

  /** Called when the process ends: there is no other turn of the event loop to wait for. */
  end(): void {
    this.#ending = true
    const begun = performance.now()
    let progressAt = begun
    let before = this.#waiting()
    while (!this.flush()) {
      const now = performance.now()
      if (this.#waiting() < before) progressAt = now
      before = this.#waiting()
      if (now - progressAt > patienceMs.stalled || now - begun > patienceMs.all) return
      pause(retryMs.first)
    }
  }

  #take(line: string): void {
    if (!this.#gather(line)) this.#text += line
    if (this.#atOnce || this.#ending) this.flush()
    else if (this.#text !== '' && this.#pauseMs === 0) this.flush()
    else this.#arm()
  }

  /** In order: behind what waits, nothing is gathered. */
  #gather(line: string): boolean {
    return this.#chunk === null && this.#text === '' && this.#gathered.add(line)
  }

  #drop(): void {
    this.dropped.unread++
    this.#untold++
  }

  #arm(): void {
    if (this.#armed) return
    this.#armed = true
    this.#timer.refresh()
  }

  #onTimer(): void {
    this.#armed = false
    this.flush()
  }

  #nextChunk(): boolean {
    if (this.#chunk !== null) return true
    this.#tellDropped()
    if (this.#gathered.length > 0) this.#chunk = this.#gathered.take()
    else if (this.#text !== '') this.#chunk = this.#takeText()
    this.#offset = 0
    return this.#chunk !== null
  }

  #takeText(): Buffer {
    const bytes = Buffer.from(this.#text)
    this.#text = ''
    return bytes
  }

  #advance(): void {
    const chunk = this.#chunk
    if (chunk === null) return
    this.#offset += writeSync(this.#fd, chunk, this.#offset)
    this.#pauseMs = 0
    if (this.#offset >= chunk.length) this.#chunk = null
  }

  #tellDropped(): void {
    if (this.#untold === 0 || this.#text.length >= maxWaiting) return
    this.#text += this.notice?.(this.#untold) ?? ''
    this.#untold = 0
  }

  #onError(error: unknown): void {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (passing.has(code)) this.#retryLater()
    else this.#close()
  }

  #retryLater(): void {
    this.#pauseMs = Math.min(retryMs.last, Math.max(retryMs.first, this.#pauseMs * 2))
    if (this.#ending || this.#armed) return
    this.#armed = true
    setTimeout(() => this.#onTimer(), this.#pauseMs).unref()
  }

  #close(): void {
    this.#closed = true
    const cut = this.#chunk?.toString('utf8', this.#offset) ?? ''
    const lines = cut + this.#gathered.take().toString() + this.#text
    this.dropped.closed += lines.split('\n').length - 1
    this.#chunk = null
    this.#text = ''
  }

  #waiting(): number {
    const underWay = this.#chunk === null ? 0 : this.#chunk.length - this.#offset
    return underWay + this.#gathered.length + this.#text.length
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
