const withinMs = 3_000

/** JSON from a part of the stack; null where it does not answer, as it may be starting again. */
export async function ask<Answer>(url: string): Promise<Answer | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(withinMs) })
    if (answer.ok) return (await answer.json()) as Answer
    await answer.body?.cancel()
    return null
  } catch {
    return null
  }
}

export interface Row {
  readonly metric: Readonly<Record<string, string>>
  readonly value: readonly [number, string]
}

/** The rows of an instant query. */
export async function query(prometheus: string, promql: string): Promise<readonly Row[]> {
  const url = `http://${prometheus}/api/v1/query?query=${encodeURIComponent(promql)}`
  const answer = await ask<{ data: { result: readonly Row[] } }>(url)
  return answer?.data.result ?? []
}
