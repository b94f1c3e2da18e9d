const manifests = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')

const answerMs = 20_000

/**
 * The digest of an image for all platforms, as its registry gives it; see
 * https://distribution.github.io/distribution/spec/api/#digest-header
 */
export async function digestOf(image: string): Promise<string> {
  const url = manifestUrl(image)
  const asked = await head(url, {})
  const answer = asked.status === 401 ? await head(url, await authorization(asked)) : asked
  const digest = answer.headers.get('docker-content-digest') ?? ''
  if (answer.ok && /^sha256:[0-9a-f]{64}$/.test(digest)) return digest
  throw new Error(`${url} answered ${answer.status} and no digest`)
}

function head(url: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(url, {
    method: 'HEAD',
    headers: { accept: manifests, ...headers },
    signal: AbortSignal.timeout(answerMs),
  })
}

function manifestUrl(image: string): string {
  const [, host = '', name = '', tag = ''] = /^([^/]+)\/(.+):([^:@]+)/.exec(image) ?? []
  // Docker's own is called otherwise than it is found.
  const registry = host === 'docker.io' ? 'registry-1.docker.io' : host
  const scheme = /^(localhost|127\.0\.0\.1)(:|$)/.test(registry) ? 'http' : 'https'
  return `${scheme}://${registry}/v2/${name}/manifests/${tag}`
}

/** Everybody may pull, with a token that everybody gets. */
async function authorization({ headers }: Response): Promise<{ authorization: string }> {
  const challenge = headers.get('www-authenticate') ?? ''
  const fields = new Map(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!] as const),
  )
  const realm = new URL(fields.get('realm') ?? '')
  for (const name of ['service', 'scope']) realm.searchParams.set(name, fields.get(name) ?? '')
  const answer = await fetch(realm, { signal: AbortSignal.timeout(answerMs) })
  const { token, access_token: other } = (await answer.json()) as Record<string, string | undefined>
  return { authorization: `Bearer ${token ?? other ?? ''}` }
}
