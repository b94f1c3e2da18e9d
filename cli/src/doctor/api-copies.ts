import { relative } from 'node:path'
import type { Examined, Finding } from './finding.ts'
import { installedCopies } from './installed-copies.ts'
import { nodeModulesFrom } from './node-modules.ts'

const subject = '@opentelemetry/api'

/**
 * The copies of the API meet on one global that the first of them creates. A copy that is newer
 * than that one is refused, and whatever uses it loses its traces without a word.
 */
export async function checkApiCopies({ cwd, signal }: Examined): Promise<readonly Finding[]> {
  const { copies, complete } = await installedCopies(await nodeModulesFrom(cwd), subject, signal)
  const versions = [...new Set(copies.map(({ version }) => version))].toSorted()
  const cut = complete ? '' : ' (node_modules is too large to be looked through to its end)'
  if (copies.length === 0) return [{ subject, state: 'note', message: `not installed here${cut}` }]
  if (versions.length === 1) {
    const message = `${versions[0]}, ${copies.length === 1 ? 'one copy' : `${copies.length} copies`}${cut}`
    return [{ subject, state: 'fine', message }]
  }
  const places = copies.map(({ path, version }) => `${version}  ${relative(cwd, path)}`).toSorted()
  return [
    {
      subject,
      state: 'wrong',
      message: [`${copies.length} copies of different versions${cut}:`, ...places].join('\n'),
      remedy: `npm dedupe, or an override of ${subject} in package.json`,
    },
  ]
}
