import { isScalar, visit } from 'yaml'
import type { Document, YAMLMap } from 'yaml'

interface Repeated {
  readonly key: string
  readonly offset: number
  /** Where it was written first. */
  readonly first: number
}

export function repeatedKeys(document: Document): readonly Repeated[] {
  const found: Repeated[] = []
  visit(document, { Map: (_key, map) => void found.push(...repeatedIn(map)) })
  return found
}

function repeatedIn(map: YAMLMap): Repeated[] {
  const seen = new Map<string, number>()
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return []
    const name = String(key.value)
    const offset = key.range?.[0] ?? 0
    const first = seen.get(name)
    if (first === undefined) seen.set(name, offset)
    return first === undefined || name === '<<' ? [] : [{ key: name, offset, first }]
  })
}
