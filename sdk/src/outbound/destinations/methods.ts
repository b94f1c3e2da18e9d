import { knownMethods, other } from '../../service/index.ts'

const names: readonly string[] = [...knownMethods, other]
const indexes = new Map(names.map((name, index) => [name, index]))
const otherIndex = names.length - 1

/** A method as a number, by which series are found. */
export function methodIndex(method: string): number {
  return indexes.get(method) ?? otherIndex
}

export function methodName(index: number): string {
  return names[index] ?? other
}
