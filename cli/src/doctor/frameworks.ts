import { join } from 'node:path'
import type { Examined, Finding } from './finding.ts'
import { nodeModulesFrom, versionIn } from './node-modules.ts'

const supportedMajors: Readonly<Record<string, readonly number[]>> = {
  express: [4, 5],
  fastify: [4, 5],
}

export async function checkFrameworks({ cwd }: Examined): Promise<readonly Finding[]> {
  const roots = await nodeModulesFrom(cwd)
  const findings: Finding[] = []
  for (const name of Object.keys(supportedMajors)) {
    const version = await nearestVersion(roots, name)
    if (version !== undefined) findings.push(judge(name, version))
  }
  if (findings.length > 0) return findings
  const message = `no ${Object.keys(supportedMajors).join(' or ')} is installed here`
  return [{ subject: 'framework', state: 'note', message }]
}

async function nearestVersion(roots: readonly string[], name: string): Promise<string | undefined> {
  for (const root of roots) {
    const version = await versionIn(join(root, name))
    if (version !== undefined) return version
  }
  return undefined
}

function judge(subject: string, version: string): Finding {
  const majors = supportedMajors[subject]!
  if (majors.includes(Number.parseInt(version, 10))) {
    return { subject, state: 'fine', message: version }
  }
  const wanted = majors.join(' and ')
  return {
    subject,
    state: 'wrong',
    message: `${version} is not instrumented; ${wanted} are`,
    remedy: `npm install ${subject}@${majors.at(-1)}`,
  }
}
