import { posix } from 'node:path'
import { mayImport, roomOf, roomOfPackage } from './walls.ts'

export interface SourceFile {
  path: string
  text: string
}

const specifiers = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*(['"`])(?<specifier>[^'"`\s]+)\1/g

function importsOf(text: string): string[] {
  return [...text.matchAll(specifiers)].map((match) => match.groups?.['specifier'] ?? '')
}

/** Sentences about the imports that break the walls; none when the house is in order. */
export function brokenWalls(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    importsOf(text)
      .map((specifier) => complaint(path, specifier))
      .filter((sentence) => sentence !== undefined),
  )
}

function complaint(path: string, specifier: string): string | undefined {
  const room = roomOf(path)
  if (room === undefined) return `${path} belongs to no room`
  const relative = specifier.startsWith('.')
  const target = relative
    ? roomOf(posix.join(posix.dirname(path), specifier))
    : roomOfPackage(specifier)

  if (room === 'sdk/service' && !relative)
    return `${path} imports ${specifier}: it may import nothing outside its folder`
  if (room === 'load/k6' && !relative && !/^k6(\/|$)/.test(specifier))
    return `${path} imports ${specifier}: k6 has no Node and no npm`
  if (relative && target === undefined)
    return `${path} imports ${specifier}, which is outside every room`
  if (target === undefined || target === room || mayImport[room].includes(target)) return undefined
  return `${path} imports ${specifier}: ${room} must not depend on ${target}`
}
