import type { Encoded } from '../otlp/encoded.ts'

interface Room {
  readonly spans: number
  readonly bytes: number
}

/** Spans that wait for export. Those of failed traces go first and are the last to be given up. */
export class Queue {
  readonly #room: Room
  #urgent: Encoded[] = []
  #others: Encoded[] = []
  #bytes = 0

  constructor(room: Room) {
    this.#room = room
  }

  get size(): number {
    return this.#urgent.length + this.#others.length
  }

  /** Whether one more, however small, would be given up at once. */
  refuses(urgent: boolean): boolean {
    const full = this.size >= this.#room.spans || this.#bytes >= this.#room.bytes
    return full && (!urgent || this.#others.length === 0)
  }

  /** How many were given up for it, itself perhaps. */
  add(item: Encoded, urgent: boolean): number {
    let lost = 0
    while (!this.#hasRoomFor(item)) {
      const given = urgent ? this.#others.pop() : undefined
      if (given === undefined) return lost + 1
      this.#bytes -= given.span.length
      lost += 1
    }
    this.#bytes += item.span.length
    if (urgent) this.#urgent.push(item)
    else this.#others.push(item)
    return lost
  }

  take(count: number): Encoded[] {
    const urgent = this.#urgent.splice(0, count)
    const taken = [...urgent, ...this.#others.splice(0, count - urgent.length)]
    for (const { span } of taken) this.#bytes -= span.length
    return taken
  }

  clear(): number {
    const { size } = this
    this.#urgent = []
    this.#others = []
    this.#bytes = 0
    return size
  }

  #hasRoomFor({ span }: Encoded): boolean {
    return this.size < this.#room.spans && this.#bytes + span.length <= this.#room.bytes
  }
}
