import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { WriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Writable } from 'node:stream'

const mostBytes = 32 * 1024 * 1024

/**
 * A log that takes no more of a disk than twice its limit: when it is full it becomes `FILE.1`, and
 * the `FILE.1` of before is gone.
 */
export class LogFile extends Writable {
  readonly #path: string
  readonly #most: number
  #bytes = 0
  #file: WriteStream | null = null

  constructor(path: string, most: number = mostBytes) {
    super()
    this.#path = path
    this.#most = most
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#append(chunk).then(() => done(), done)
  }

  override _final(done: (error?: Error) => void): void {
    this.#end().then(() => done(), done)
  }

  async #append(chunk: Buffer): Promise<void> {
    if (this.#bytes > 0 && this.#bytes + chunk.length > this.#most) await this.#turn()
    this.#file ??= await this.#open()
    this.#bytes += chunk.length
    if (!this.#file.write(chunk)) await once(this.#file, 'drain')
  }

  async #open(): Promise<WriteStream> {
    await mkdir(dirname(this.#path), { recursive: true })
    const file = createWriteStream(this.#path, { flags: 'w', mode: 0o600 })
    await once(file, 'open')
    return file
  }

  async #turn(): Promise<void> {
    await this.#end()
    await rename(this.#path, `${this.#path}.1`)
    this.#file = null
    this.#bytes = 0
  }

  async #end(): Promise<void> {
    if (this.#file === null) return
    this.#file.end()
    await once(this.#file, 'close')
  }
}
