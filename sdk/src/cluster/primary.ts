import cluster, { type Worker } from 'node:cluster'
import { shared } from '../shared.ts'
import { Merger } from './merge.ts'
import { isOurs, send, type AskAll, type Message, type One } from './messages.ts'
import { takeSnapshot, type FamilySnapshot } from './snapshot.ts'

/** A worker that is held up is spoken for by what it said last. */
const patienceMs = 1_000
/** What a worker said before it ended may still be on its way for so long. */
const lastWordsMs = 100

/** What is known of the workers of one application. */
interface App {
  readonly last: Map<number, readonly FamilySnapshot[]>
  ended: readonly FamilySnapshot[]
}

interface Round {
  readonly waiting: Set<number>
  readonly answer: () => void
}

/**
 * Passes snapshots between workers, and remembers what workers that have ended counted: otherwise
 * sums would fall when one does, which Prometheus takes for a restart of all.
 */
class Primary {
  readonly #apps = new Map<string, App>()
  readonly #rounds = new Map<number, Round>()
  #begun = 0

  constructor() {
    cluster.on('message', (worker, message: unknown) => {
      if (isOurs(message)) this.#onMessage(worker, message)
    })
    // Of one that is killed while it speaks, Node never says that it has disconnected.
    cluster.on('exit', ({ id }) => {
      const retire = (): void => void setImmediate(() => this.#retire(id))
      setTimeout(retire, lastWordsMs).unref()
    })
  }

  #onMessage(worker: Worker, message: Message): void {
    if (message.kind === 'ask all') this.#gather(worker, message)
    else if (message.kind === 'one') this.#take(worker, message)
  }

  #gather(asker: Worker, { app, id }: AskAll): void {
    const round = (this.#begun += 1)
    const workers = this.#workersOf(app)
    const answer = (): void => {
      clearTimeout(timer)
      this.#rounds.delete(round)
      const { last, ended } = this.#app(app)
      if (asker.isConnected()) {
        send(asker, { kind: 'all', app, id, workers: Object.fromEntries(last), ended })
      }
    }
    const timer = setTimeout(answer, patienceMs).unref()
    this.#rounds.set(round, { waiting: new Set(workers.map((worker) => worker.id)), answer })
    for (const worker of workers) send(worker, { kind: 'ask one', app, id: round })
  }

  #take(worker: Worker, { app, id, families }: One): void {
    const { last } = this.#app(app)
    // What has been added to those that have ended must not be there twice.
    if (!worker.isDead() || last.has(worker.id)) last.set(worker.id, families)
    const round = this.#rounds.get(id)
    round?.waiting.delete(worker.id)
    if (round?.waiting.size === 0) round.answer()
  }

  /** Others never announced this application, and would not answer. */
  #workersOf(app: string): Worker[] {
    const known = [...this.#app(app).last.keys()].map((id) => cluster.workers?.[id])
    return known.filter((worker) => worker?.isConnected() === true) as Worker[]
  }

  #retire(id: number): void {
    for (const app of this.#apps.values()) {
      const merger = new Merger(() => {})
      merger.addEnded(app.ended)
      merger.addEnded(app.last.get(id) ?? [])
      app.last.delete(id)
      app.ended = takeSnapshot(merger.families, () => {})
    }
    for (const { waiting, answer } of this.#rounds.values()) {
      if (waiting.delete(id) && waiting.size === 0) answer()
    }
  }

  #app(name: string): App {
    let app = this.#apps.get(name)
    if (app === undefined) this.#apps.set(name, (app = { last: new Map(), ended: [] }))
    return app
  }
}

/** Called wherever the SDK is loaded: the primary of a cluster observes nothing itself. */
export function serveWorkers(): void {
  if (cluster.isPrimary) shared('cluster-primary', () => new Primary())
}
