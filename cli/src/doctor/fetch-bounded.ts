const mostMs = 5_000
const mostBytes = 8 * 1024 * 1024

export interface Answer {
  readonly status: number
  readonly text: string
}

/** Asks one address, follows it nowhere else, and stops reading when it has seen enough. */
export async function fetchBounded(url: URL, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(withoutCredentials(url), {
    redirect: 'manual',
    headers: credentials(url),
    signal: AbortSignal.any([signal, AbortSignal.timeout(mostMs)]),
  })
  return { status: response.status, text: await readBounded(response) }
}

async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    bytes += chunk.length
    if (bytes > mostBytes) break
  }
  return text
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
