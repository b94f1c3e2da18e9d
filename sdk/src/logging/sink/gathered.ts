/** No character takes more bytes than this in UTF-8, of those that JavaScript counts as one. */
const bytesPerUnit = 3

/**
 * Lines that wait for each other, written down at once: as text they would be a few dozen pieces
 * each, which the collector of garbage would follow for as long as they wait.
 */
export class Gathered {
  readonly #bytes: Buffer
  #length = 0

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafeSlow(size)
  }

  get length(): number {
    return this.#length
  }

  /** False where there is no room for it. */
  add(line: string): boolean {
    if (line.length * bytesPerUnit > this.#bytes.length - this.#length) return false
    this.#length += this.#bytes.write(line, this.#length)
    return true
  }

  /** Good until the next line is added. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#length)
    this.#length = 0
    return taken
  }
}
