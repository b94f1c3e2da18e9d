const mostMs = 5_000
const megabyte = 1024 * 1024

export interface Answer {
  readonly status: number
  readonly text: string
  /** Or only the beginning of something that is longer than anything useful. */
  readonly whole: boolean
}

/** Asks one address, follows it nowhere else, and stops reading when it has seen enough. */
export async function fetchBounded(
  url: URL,
  signal: AbortSignal,
  mostBytes: number = 8 * megabyte,
): Promise<Answer> {
  const response = await fetch(withoutCredentials(url), {
    redirect: 'manual',
    headers: credentials(url),
    signal: AbortSignal.any([signal, AbortSignal.timeout(mostMs)]),
  })
  return { status: response.status, ...(await readBounded(response, mostBytes)) }
}

async function readBounded(
  response: Response,
  mostBytes: number,
): Promise<Pick<Answer, 'text' | 'whole'>> {
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    bytes += chunk.length
    if (bytes > mostBytes) break
  }
  return { text, whole: bytes <= mostBytes }
}

/** `fetch` refuses an address that holds a password. */
function credentials({ username, password }: URL): Record<string, string> {
  if (!username) return {}
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}

function withoutCredentials(url: URL): URL {
  const copy = new URL(url)
  copy.username = ''
  copy.password = ''
  return copy
}
