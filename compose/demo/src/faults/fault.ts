/** Begins something that goes wrong; what is returned ends it. */
export type Fault = () => () => void

/** A place on every request's way in which faults may stand. */
export class Gate<Request> {
  readonly #standing = new Set<(request: Request) => unknown>()

  /** While the fault is on, every request meets it, and may be held up or fail. */
  fault(meet: (request: Request) => unknown): Fault {
    return () => {
      this.#standing.add(meet)
      return () => this.#standing.delete(meet)
    }
  }

  async pass(request: Request): Promise<void> {
    for (const meet of this.#standing) await meet(request)
  }
}

/** Something that goes wrong again and again. */
export function every(periodMs: number, goWrong: () => void): Fault {
  return () => {
    const timer = setInterval(goWrong, periodMs)
    return () => clearInterval(timer)
  }
}
