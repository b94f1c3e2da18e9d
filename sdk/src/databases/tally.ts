/** What has been asked of databases within one request or message. */
export class Tally {
  slow = 0
  /** The statement that was sent most often, once it was sent too often. */
  worst = 0
  readonly #counts = new Map<string, number>()

  /** How often this one was sent by now; 0 where there are too many different ones to tell. */
  count(statement: string, room: number): number {
    const before = this.#counts.get(statement)
    if (before === undefined && this.#counts.size >= room) return 0
    const count = (before ?? 0) + 1
    this.#counts.set(statement, count)
    return count
  }
}
