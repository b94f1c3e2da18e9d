import cluster from 'node:cluster'
import { performance } from 'node:perf_hooks'
import type { AnyFamily, Families } from '../metrics/index.ts'
import { shared } from '../shared.ts'
import { Merger } from './merge.ts'
import { isOurs, send, type All, type Message } from './messages.ts'
import { takeSnapshot } from './snapshot.ts'

/** More than the primary waits for its workers. */
const patienceMs = 1_500
/** Where nobody answers, scrapes must not be slow for ever. */
const pauseMs = 60_000

export interface WorkerOptions {
  readonly name: string
  readonly families: Families
  readonly collect: (family: AnyFamily) => void
  readonly warn: (message: string) => void
  readonly internalError: (where: string, error: unknown) => void
}

const apps = shared('cluster-apps', () => ({ count: 0 }))

/** One application in one worker of a cluster. */
export class ClusterWorker {
  readonly #options: WorkerOptions
  readonly #app: string
  readonly #asked = new Map<number, (all: All | null) => void>()
  #lastId = 0
  #silentUntil = -Infinity

  constructor(options: WorkerOptions) {
    this.#options = options
    // Workers run the same code, so they count their applications in the same order.
    this.#app = `${options.name}#${(apps.count += 1)}`
    const alone = process.listenerCount('message') === 0
    process.on('message', (message) => {
      if (isOurs(message) && message.app === this.#app) this.#onMessage(message)
    })
    // To listen must not keep a worker alive that has nothing else to do.
    if (alone) process.channel?.unref()
    // Here I am, and: this is what I counted in the end.
    this.#tell(0)
    process.on('exit', () => this.#tell(0))
    beforeDisconnect(() => this.#tell(0))
  }

  /** The metrics of all workers; null where there is nobody to ask. */
  async all(): Promise<Families | null> {
    if (!process.connected || performance.now() < this.#silentUntil) return null
    const all = await this.#ask()
    if (all === null) return this.#nobody()
    const merger = new Merger(this.#options.internalError)
    for (const [worker, families] of Object.entries(all.workers)) merger.add(worker, families)
    merger.addEnded(all.ended)
    return merger.families
  }

  #ask(): Promise<All | null> {
    const id = (this.#lastId += 1)
    return new Promise((resolve) => {
      const settle = (all: All | null) => {
        clearTimeout(timer)
        this.#asked.delete(id)
        resolve(all)
      }
      const timer = setTimeout(() => settle(null), patienceMs)
      this.#asked.set(id, settle)
      send(process, { kind: 'ask all', app: this.#app, id })
    })
  }

  #nobody(): null {
    const first = this.#silentUntil === -Infinity
    this.#silentUntil = performance.now() + pauseMs
    if (first) {
      this.#options.warn(
        'The primary of this cluster does not answer, so /metrics is of this worker alone. ' +
          "Import '@obs-toolkit/sdk' in the primary too.",
      )
    }
    return null
  }

  #onMessage(message: Message): void {
    if (message.kind === 'ask one') this.#tell(message.id)
    else if (message.kind === 'all') this.#asked.get(message.id)?.(message)
  }

  #tell(id: number): void {
    if (!process.connected) return
    const families = takeSnapshot(this.#options.families, this.#options.collect)
    send(process, { kind: 'one', app: this.#app, id, families })
  }
}

/** A worker that is replaced in order disconnects when its servers have closed, before it exits. */
function beforeDisconnect(tell: () => void): void {
  const disconnect = process.disconnect?.bind(process)
  process.disconnect = () => {
    tell()
    disconnect?.()
  }
}

/** Null where the process is no worker of a cluster. */
export function createClusterWorker(options: WorkerOptions): ClusterWorker | null {
  return cluster.isWorker ? new ClusterWorker(options) : null
}
