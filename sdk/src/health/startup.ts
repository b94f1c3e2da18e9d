/** Work that has to be done before the service takes requests. */
export type StartupTask = Promise<unknown> | (() => unknown)

/** The tasks of the start that are not done, each with where it stands. */
export class Startup {
  readonly #open = new Map<string, 'running' | 'failed'>()
  readonly #failed: (name: string, error: unknown) => void

  constructor(failed: (name: string, error: unknown) => void) {
    this.#failed = failed
  }

  get open(): ReadonlyMap<string, 'running' | 'failed'> {
    return this.#open
  }

  /** What fails stays open: it is for the platform to start the process anew. */
  add(name: string, task: StartupTask): void {
    this.#open.set(name, 'running')
    void this.#follow(name, task)
  }

  async #follow(name: string, task: StartupTask): Promise<void> {
    try {
      await (typeof task === 'function' ? task() : task)
      this.#open.delete(name)
    } catch (error) {
      this.#open.set(name, 'failed')
      this.#failed(name, error)
    }
  }
}
