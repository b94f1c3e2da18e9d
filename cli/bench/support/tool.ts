import { ensureTool } from '../../src/tools/index.ts'
import type { Tool } from '../../src/tools/index.ts'
import { Failure } from '../../src/failure.ts'

/** The project's own tool, or the binary that somebody named; where there is none, the benchmark ends with a sentence. */
export async function benchTool(name: string, named?: string): Promise<Tool> {
  const env =
    named === undefined ? process.env : { ...process.env, [`OBS_${name.toUpperCase()}`]: named }
  try {
    return await ensureTool(name, { env })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error([error.message, error.remedy].filter(Boolean).join('\n'))
    process.exit(error.exitCode)
  }
}
