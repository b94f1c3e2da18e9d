import { createRequire } from 'node:module'
import type { Finding } from './finding.ts'

interface SupportedNode {
  readonly range: string
  readonly isSupported: (version: string) => boolean
}

/** One rule with the guard that the program begins with, which Node of any age must be able to read. */
const { range, isSupported } = createRequire(import.meta.url)(
  '../../bin/supported-node.js',
) as SupportedNode

export async function checkNode(): Promise<readonly Finding[]> {
  const { version } = process
  if (isSupported(version)) {
    return [{ subject: 'node', state: 'fine', message: `${version} at ${process.execPath}` }]
  }
  return [
    {
      subject: 'node',
      state: 'wrong',
      message: `${version} is not supported; needed is ${range}`,
      remedy: 'Install a supported version: https://nodejs.org/en/download',
    },
  ]
}
