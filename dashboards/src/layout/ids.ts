import { createHash } from 'node:crypto'

/** Numbers that follow from what a thing is, never from where it stands. */
export class Ids {
  readonly #keys = new Map<number, string>()

  /** The same key gives the same number on every board, at every time. */
  of(key: string): number {
    const id = hashed(key)
    const other = this.#keys.get(id)
    if (other !== undefined) throw new Error(collision(key, other))
    this.#keys.set(id, key)
    return id
  }
}

/** Grafana takes whole numbers from 1 on; databases and browsers are sure of 31 bits. */
function hashed(key: string): number {
  return createHash('sha256').update(key).digest().readUInt32BE() >>> 1 || 1
}

function collision(key: string, other: string): string {
  return key === other
    ? `the key ${key} is there twice on one board`
    : `the keys ${key} and ${other} have the same number: rename one of them`
}
