import { EventEmitter, once } from 'node:events'

/** A body while it is being made, for any number of readers: each has all of it from the start. */
export class Recording {
  readonly #chunks: Buffer[] = []
  readonly #events = new EventEmitter().setMaxListeners(0)
  #state: 'filling' | 'complete' | 'broken' = 'filling'

  /** Never rejects: a failure is for the readers, whose answer must not look complete. */
  async fill(source: AsyncIterable<Buffer>): Promise<unknown> {
    let failure: unknown = null
    try {
      for await (const chunk of source) {
        this.#chunks.push(chunk)
        this.#events.emit('more')
      }
      this.#state = 'complete'
    } catch (error) {
      this.#state = 'broken'
      failure = error
    }
    this.#events.emit('more')
    return failure
  }

  async *read(): AsyncGenerator<Buffer> {
    for (let next = 0; ; next += 1) {
      while (next >= this.#chunks.length) {
        if (this.#state === 'complete') return
        if (this.#state === 'broken') throw new Error('The metrics could not be rendered')
        await once(this.#events, 'more')
      }
      yield this.#chunks[next]!
    }
  }
}
