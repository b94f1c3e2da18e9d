import { listTools } from '../tools/index.ts'
import type { ListedTool } from '../tools/index.ts'
import type { Examined, Finding } from './finding.ts'

export async function checkTools({ env, signal }: Examined): Promise<readonly Finding[]> {
  return (await listTools({ env, signal })).map(asFinding)
}

function asFinding({ name, tool, found, problem, remedy }: ListedTool): Finding {
  if (found) {
    const passedOver = problem === undefined ? '' : ` (${problem})`
    const message = `${found.version} at ${found.path}${passedOver}`
    return { subject: name, state: 'fine', message }
  }
  return {
    subject: name,
    state: 'wrong',
    message: problem ?? 'missing',
    remedy: remedy ?? `obs tools install ${tool}`,
  }
}
