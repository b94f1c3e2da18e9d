/** Spans that wait for export. Those of failed traces go first and are the last to be given up. */
export class Queue<T> {
  readonly #most: number
  #urgent: T[] = []
  #others: T[] = []

  constructor(most: number) {
    this.#most = most
  }

  get size(): number {
    return this.#urgent.length + this.#others.length
  }

  /** False where something had to go for it, or it had no room itself. */
  add(item: T, urgent: boolean): boolean {
    const room = this.size < this.#most
    if (!room && (!urgent || this.#others.pop() === undefined)) return false
    if (urgent) this.#urgent.push(item)
    else this.#others.push(item)
    return room
  }

  take(count: number): T[] {
    const urgent = this.#urgent.splice(0, count)
    return [...urgent, ...this.#others.splice(0, count - urgent.length)]
  }

  clear(): number {
    const { size } = this
    this.#urgent = []
    this.#others = []
    return size
  }
}
