import { relative } from 'node:path'
import { Failure } from '../failure.ts'
import { loadServices } from '../service/load.ts'
import type { Examined, Finding } from './finding.ts'

const subject = 'declaration'

export async function checkDeclaration(examined: Examined): Promise<readonly Finding[]> {
  try {
    const loaded = await loadServices(examined)
    return loaded.map(({ file, service }) => ({
      subject,
      state: 'fine',
      message: `${service.name} in ${relative(examined.cwd, file)}`,
    }))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const { message, remedy = 'obs service says the same when it is put right' } = error
    return [{ subject, state: 'wrong', message, remedy }]
  }
}
