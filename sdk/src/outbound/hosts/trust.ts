import type { Dependency } from '../../service/index.ts'
import { canonicalHost } from './canonical.ts'
import { isInternal } from './internal.ts'

/** Which hosts may be told what request a call is part of. */
export class Trust {
  readonly #hosts = new Set<string>()
  readonly #suffixes: string[] = []
  /** Entries of `propagateTo` that name no host. */
  readonly ignored: string[] = []

  constructor(dependencies: readonly Pick<Dependency, 'url'>[], propagateTo: readonly string[]) {
    for (const { url } of dependencies) {
      const host = canonicalHost(URL.parse(url)?.hostname ?? '')
      if (host !== null) this.#hosts.add(host)
    }
    for (const entry of propagateTo) this.#add(entry)
  }

  /** `host` is canonical. */
  trusts(host: string): boolean {
    return (
      isInternal(host) ||
      this.#hosts.has(host) ||
      this.#suffixes.some((suffix) => host.endsWith(suffix))
    )
  }

  /** `api.example.com` is that host; `.example.com` and `*.example.com` are all below it. */
  #add(entry: string): void {
    const [, below, name = ''] = /^(\*?\.)?(.*)$/.exec(entry.trim()) ?? []
    const host = canonicalHost(name)
    if (host === null) this.ignored.push(entry)
    else if (below === undefined) this.#hosts.add(host)
    else this.#suffixes.push(`.${host}`)
  }
}
