/** Whose template it is: the canonical grammar reads what all three frameworks write. */
export type RouteSyntax = 'canonical' | 'express4' | 'express5' | 'fastify'

/** What a character means differs between the frameworks; this is all that differs. */
export interface Dialect {
  /** `{/:id}` is optional. */
  readonly groups: boolean
  /** `*splat` is one wildcard; elsewhere it is a wildcard, then text. */
  readonly namedWildcards: boolean
  /** `::` is a colon. */
  readonly doubleColon: boolean
  /** `\:` is a colon. */
  readonly backslash: boolean
  /** `(…)` stands alone, `?` follows any character, `|` separates whole paths. */
  readonly patterns: boolean
}

export const dialects: Readonly<Record<RouteSyntax, Dialect>> = {
  // path-to-regexp 0.1
  express4: {
    groups: false,
    namedWildcards: false,
    doubleColon: false,
    backslash: true,
    patterns: true,
  },
  // path-to-regexp 8
  express5: {
    groups: true,
    namedWildcards: true,
    doubleColon: false,
    backslash: true,
    patterns: false,
  },
  // find-my-way
  fastify: {
    groups: false,
    namedWildcards: false,
    doubleColon: true,
    backslash: false,
    patterns: false,
  },
  canonical: {
    groups: true,
    namedWildcards: true,
    doubleColon: true,
    backslash: true,
    patterns: true,
  },
}
