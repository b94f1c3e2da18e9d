/** How many messages are in progress, for whoever waits until there is none. */
export class InProgress {
  count = 0
  #waiting: (() => void)[] = []

  begin(): void {
    this.count += 1
  }

  end(): void {
    this.count -= 1
    if (this.count > 0) return
    for (const go of this.#waiting.splice(0)) go()
  }

  async none(): Promise<void> {
    if (this.count > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }
}
