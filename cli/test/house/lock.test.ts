import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const { packages } = JSON.parse(
  readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'),
) as { packages: Record<string, Locked> }

/** As Node resolves it: beside the package, then in each folder above. */
function isLocked(from: string, name: string): boolean {
  const folders = from.split('/node_modules/').map((_, depth, parts) => parts.slice(0, depth + 1))
  return [[], ...folders].some((parts) => {
    const above = parts.join('/node_modules/')
    return packages[above === '' ? `node_modules/${name}` : `${above}/node_modules/${name}`]
  })
}

describe('the lock file', () => {
  it('names the optional binaries of every platform, without which npm ci refuses', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
    )
    expect(missing).toEqual([])
  })

  it('holds no download addresses', () => {
    const addresses = Object.values(packages).filter(({ resolved }) => resolved?.includes('://'))
    expect(addresses).toEqual([])
  })
})
