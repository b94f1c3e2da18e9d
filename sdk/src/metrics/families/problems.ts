import {
  familyName,
  type Definition,
  type FamilyType,
  type HistogramDefinition,
} from './definition.ts'

const legalName = /^[a-zA-Z_][a-zA-Z0-9_]*$/
const suffixOfSample = /_(total|bucket|sum|count|created)$/
const maxEdges = 64

/** Says everything that is wrong with a definition at once, to the developer who wrote it. */
export function checkDefinition(
  type: FamilyType,
  definition: Definition | HistogramDefinition,
): void {
  const problems = [
    ...nameProblems(type, definition),
    ...labelProblems(definition.labelNames ?? [], type),
    ...('edges' in definition ? edgeProblems(definition.edges) : []),
  ]
  if (problems.length === 0) return
  throw new TypeError(`The ${type} '${definition.name}' cannot be defined: ${problems.join(' ')}`)
}

function nameProblems(type: FamilyType, { name, help, unit = '' }: Definition): string[] {
  const problems: string[] = []
  const base = type === 'counter' ? familyName(name) : name
  if (!legalName.test(name))
    problems.push('A name is made of letters, digits and _, with no digit first.')
  if (type === 'counter' && base === name)
    problems.push(`A counter ends in _total: '${name}_total'.`)
  if (suffixOfSample.test(base))
    problems.push('_total, _bucket, _sum, _count and _created are for the samples of a metric.')
  if (unit !== '' && !base.endsWith(`_${unit}`))
    problems.push(
      `A name ends in its unit: '${base}_${unit}${type === 'counter' ? '_total' : ''}'.`,
    )
  if (typeof help !== 'string' || help.trim() === '')
    problems.push('Say in `help` what it counts, in one sentence.')
  return problems
}

function labelProblems(names: readonly string[], type: FamilyType): string[] {
  const reserved = type === 'histogram' ? 'le' : ''
  const illegal = names.filter(
    (name) => !legalName.test(name) || name.startsWith('__') || name === reserved,
  )
  const problems = illegal.map(
    (name) =>
      `'${name}' is no label: use letters, digits and _, with no digit and no __ first, and not le.`,
  )
  if (new Set(names).size < names.length) problems.push('Each label is named once.')
  return problems
}

function edgeProblems(edges: readonly number[]): string[] {
  const ascending = edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? 0))
  const countable = edges.length > 0 && edges.length <= maxEdges
  if (countable && ascending && edges.every(Number.isFinite)) return []
  return [`Its edges are 1 to ${maxEdges} finite numbers in ascending order; +Inf is added.`]
}
