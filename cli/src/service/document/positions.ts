import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import type { Document, LineCounter, Node, Pair } from 'yaml'
import type { Position } from '../declaration.ts'

type Step = string | number

/** Where the key, or the list entry, at the end of a path stands; or the nearest thing above it. */
export function locate(
  document: Document.Parsed,
  lines: LineCounter,
  path: readonly Step[],
): Position {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const step of path) {
    const below = descend(isAlias(node) ? node.resolve(document) : node, step)
    if (!below) break
    offset = startOf(below.shown) ?? offset
    node = below.value
  }
  return positionAt(lines, offset)
}

export function positionAt(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}

function descend(node: unknown, step: Step): { shown: unknown; value: unknown } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)]
    return item === undefined ? undefined : { shown: item, value: item }
  }
  const pair = isMap(node) ? node.items.find((pair) => keyOf(pair) === String(step)) : undefined
  return pair && { shown: pair.key, value: pair.value }
}

function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key)
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0]
}
