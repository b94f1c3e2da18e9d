/** An answer that is no success; the SDK writes it as problem details (RFC 9457). */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, detail: string, options: HttpErrorOptions = {}) {
    super(detail, { cause: options.cause })
    this.status = status
    this.headers = options.headers ?? {}
  }
}

interface HttpErrorOptions {
  readonly cause?: unknown
  readonly headers?: Readonly<Record<string, string>>
}
