const answerMs = 1_000

/** Another service answered with something else than what was agreed upon. */
class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer'
  readonly status: number

  constructor(url: string, status: number) {
    super(`${url} answered ${status}`)
    this.status = status
  }
}

/** Posts JSON to another service, which has a second to answer with one of these statuses. */
export async function post(
  url: string,
  body: object,
  expected: readonly number[],
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(answerMs),
  })
  const text = await response.text()
  if (!expected.includes(response.status)) throw new UnexpectedAnswer(url, response.status)
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}

/** Nobody there, too slow, overloaded, broken: it may go well the next time. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof UnexpectedAnswer)) return true
  return error.status >= 500 || error.status === 429
}
