import type { Edge } from './edge.ts'

/** A declared dependency may be a part of a host: `http://gateway/payments`. */
export interface PathEdge {
  /** Without a slash at its end; empty for the whole host. */
  readonly prefix: string
  readonly edge: Edge
}

/** Where calls go. */
export class Destination {
  /** Canonical host, or the path of a Unix socket. */
  readonly address: string
  /** Null where there is none, or it is not known yet. */
  readonly port: number | null
  /** Whether it may be told what request a call is part of. */
  readonly trusted: boolean
  /** Longest prefix first. */
  readonly #below: readonly PathEdge[]
  readonly #whole: Edge

  constructor(
    address: string,
    port: number | null,
    trusted: boolean,
    whole: Edge,
    below: readonly PathEdge[] = [],
  ) {
    this.address = address
    this.port = port
    this.trusted = trusted
    this.#whole = whole
    this.#below = below.toSorted((a, b) => b.prefix.length - a.prefix.length)
  }

  edgeTo(path: string): Edge {
    for (const { prefix, edge } of this.#below) if (isBelow(path, prefix)) return edge
    return this.#whole
  }
}

function isBelow(path: string, prefix: string): boolean {
  if (!path.startsWith(prefix)) return false
  const next = path.charAt(prefix.length)
  return next === '' || next === '/' || next === '?' || next === '#'
}
