import { readFileSync } from 'node:fs'
import { readManifest } from '../../../src/tools/manifest.ts'
import type { Complaints, Rule } from '../rule.ts'

/** Images whose program runs natively too, or is a dependency of ours. */
function wanted(): readonly (readonly [image: string, version: string])[] {
  const tools = readManifest().tools.map(
    ({ name, version }) => [`${name.toUpperCase()}_IMAGE`, version] as const,
  )
  return [...tools, ['NODE_IMAGE', pinnedNode()]]
}

function pinnedNode(): string {
  const file = new URL('../../../../package.json', import.meta.url)
  const { devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as {
    devDependencies: Readonly<Record<'node', string>>
  }
  return devDependencies.node
}

export const agreeingVersions: Rule = {
  id: 'agreeing-versions',
  why: 'what is proven natively must be what runs in containers',
  check: ({ images }) =>
    wanted().flatMap(([image, version]): Complaints => {
      const named = images.get(image)
      if (named !== undefined && new RegExp(`:v?${version}(-|@|$)`).test(named)) return []
      return [`.env: ${image} is ${named ?? 'missing'}; the version used elsewhere is ${version}`]
    }),
}
