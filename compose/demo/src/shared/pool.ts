import type { PoolState } from '@obs-toolkit/sdk'

/** So long may one wait for a connection, before it is better to fail. */
const patienceMs = 1_500

class PoolExhausted extends Error {
  override readonly name = 'PoolExhausted'
  readonly status = 503
}

/** A fixed number of connections that take turns; whoever waits is served in order. */
export class Pool<Connection> {
  readonly #max: number
  readonly #idle: Connection[]
  readonly #waiting: ((connection: Connection) => void)[] = []

  constructor(connections: readonly Connection[]) {
    this.#max = connections.length
    this.#idle = [...connections]
  }

  async use<Result>(work: (connection: Connection) => Result): Promise<Awaited<Result>> {
    const connection = await this.take()
    try {
      return await work(connection)
    } finally {
      this.give(connection)
    }
  }

  async take(): Promise<Connection> {
    return this.#idle.pop() ?? (await this.#wait())
  }

  give(connection: Connection): void {
    const next = this.#waiting.shift()
    if (next) next(connection)
    else this.#idle.push(connection)
  }

  /** Closes those that nobody uses: at the end, all of them. */
  end(close: (connection: Connection) => void): void {
    for (const connection of this.#idle.splice(0)) close(connection)
  }

  state(): PoolState {
    const idle = this.#idle.length
    return { used: this.#max - idle, idle, waiting: this.#waiting.length, max: this.#max }
  }

  #wait(): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const served = (connection: Connection): void => {
        clearTimeout(timer)
        resolve(connection)
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(served), 1)
        reject(new PoolExhausted(`no connection was free within ${patienceMs} ms`))
      }, patienceMs)
      this.#waiting.push(served)
    })
  }
}
