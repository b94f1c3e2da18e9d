/** As much of undici's request as its channels promise, and a little more where it is there. */
export interface UndiciRequest {
  readonly origin: string | URL
  readonly path: string
  readonly method: string
  /** Names and values by turns; text in undici 5. */
  readonly headers: readonly unknown[] | string
  readonly upgrade?: string | null
  addHeader(name: string, value: string): unknown
}
