import { fold, isCount, isSecretInQuery, isSecretName } from './names.ts'

/** A dotted path, folded, last segment first; `*` is any one segment. */
type Path = readonly string[]

/** What there is to know of a key, before its value is seen. */
export interface KeyRule {
  readonly folded: string
  readonly secret: boolean
  /** A number under this name only counts. */
  readonly counts: boolean
  /** Paths that may end here. */
  readonly paths: readonly Path[]
}

/** Keys come from code, so there are few; a map with data as keys must not fill the memory. */
const maxCached = 2_000
const maxCachedLength = 128

/** Which keys are secret: the names known to be, and what the option `redact` adds. */
export class Rules {
  /** Entries of the option that are neither a name nor a path. */
  readonly ignored: readonly unknown[]
  readonly hasPaths: boolean
  readonly #names = new Set<string>()
  readonly #paths: Path[] = []
  readonly #known = new Map<string, KeyRule>()

  constructor(added: readonly string[]) {
    this.ignored = added.filter((entry) => !this.#add(entry))
    this.hasPaths = this.#paths.length > 0
  }

  of(key: string): KeyRule {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const rule = this.#ruleOf(key)
    if (key.length > maxCachedLength) return rule
    if (this.#known.size >= maxCached) this.#known.clear()
    this.#known.set(key, rule)
    return rule
  }

  isSecretInQuery(name: string): boolean {
    return this.of(name).secret || isSecretInQuery(fold(name))
  }

  #ruleOf(key: string): KeyRule {
    const folded = fold(key)
    return {
      folded,
      secret: this.#names.has(folded) || isSecretName(folded),
      counts: isCount(folded),
      paths: this.#paths.filter(([last]) => last === '*' || lastSegment(key) === last),
    }
  }

  #add(entry: unknown): boolean {
    const path = typeof entry === 'string' ? segmentsOf(entry).toReversed() : []
    if (path.every((segment) => segment === '*')) return false
    if (path.length === 1) this.#names.add(path[0] ?? '')
    else this.#paths.push(path)
    return true
  }
}

/** Whether the keys from the root to a value end in `path`. A dot in a key parts it like any other. */
export function endsIn(trail: readonly string[], path: Path): boolean {
  const segments = trail.flatMap(segmentsOf)
  if (segments.length < path.length) return false
  return path.every((segment, index) => segment === '*' || segment === segments.at(-1 - index))
}

function lastSegment(key: string): string {
  return segmentsOf(key).at(-1) ?? ''
}

/** `req.headers["x-key"]`, `items[*].price` */
function segmentsOf(path: string): string[] {
  return path.split(/[.[\]"']+/).flatMap((segment) => {
    if (segment === '*') return segment
    const folded = fold(segment)
    return folded === '' ? [] : folded
  })
}
