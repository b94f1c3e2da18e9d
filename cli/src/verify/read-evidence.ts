import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { judge, upToDate } from '@obs-toolkit/load'
import type { Evidence } from '@obs-toolkit/load'
import { Failure } from '../failure.ts'

export async function readEvidence(file: string, cwd: string): Promise<Evidence> {
  const path = resolve(cwd, file)
  const written = parse(await text(path), file)
  if (written?.schema === 'obs.evidence/v1' && written.plan?.schema === 'obs.plan/v1')
    return whole(written, file)
  throw new Failure(`${file} is no evidence of \`obs verify\``, {
    remedy: 'It is the evidence.json that a run writes beside its verdict.json.',
  })
}

/** What can be judged has all that a judge looks at. */
function whole(written: Evidence, file: string): Evidence {
  try {
    const evidence = upToDate(written)
    judge(evidence)
    return evidence
  } catch (error) {
    throw new Failure(`${file} lacks something that a verdict needs: ${(error as Error).message}`, {
      remedy:
        'Another version of obs wrote it, or somebody changed it: judge it with that version.',
      cause: error,
    })
  }
}

async function text(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new Failure(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`, {
      cause: error,
    })
  }
}

function parse(content: string, file: string): Partial<Evidence> & Evidence {
  try {
    return JSON.parse(content) as Evidence
  } catch (error) {
    throw new Failure(`${file} is no JSON: ${(error as Error).message}`, { cause: error })
  }
}
