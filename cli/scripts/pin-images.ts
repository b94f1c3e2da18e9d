// `npm run images:pin`: writes the digest of each image into compose/.env, as its registry gives it.
// Writes nothing unless each of them was found.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { digestOf } from './compose/digest.ts'
import { readImages } from './compose/stack.ts'

const folder = resolve(process.argv[2] ?? fileURLToPath(new URL('../../compose', import.meta.url)))
const path = resolve(folder, '.env')

try {
  const pinned = new Map<string, string>()
  for (const [name, image] of readImages(folder)) {
    const tagged = image.replace(/@.*$/, '')
    pinned.set(name, `${tagged}@${await digestOf(tagged)}`)
    console.log(`${name}=${pinned.get(name)}`)
  }
  write(pinned)
} catch (error) {
  console.error(`Nothing was pinned: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

function write(pinned: ReadonlyMap<string, string>): void {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('# Not pinned by digest yet'))
    .map((line) => {
      const name = line.split('=', 1)[0]!
      return pinned.has(name) ? `${name}=${pinned.get(name)}` : line
    })
  writeFileSync(`${path}.new`, lines.join('\n'))
  renameSync(`${path}.new`, path)
}
