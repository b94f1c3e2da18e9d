import { join, resolve } from 'node:path'
import { writeFileAtomic } from '../files/write-file-atomic.ts'
import type { Terminal } from '../io.ts'
import { asHtml } from '../report/html/html.ts'
import { asJunit } from '../report/junit.ts'
import { asMarkdown } from '../report/markdown.ts'
import type { Judged } from '../report/judged.ts'

/** Every form of the same verdict. They are written even where the run was interrupted. */
export async function writeReports(
  out: string,
  judged: Judged,
  terminal: Terminal,
): Promise<string> {
  const folder = resolve(terminal.cwd, out)
  const files = {
    'evidence.json': asJson(judged.evidence),
    'report.html': asHtml(judged),
    'junit.xml': asJunit(judged.verdict),
    'summary.md': asMarkdown(judged.verdict),
    'verdict.json': asJson(judged.verdict),
  }
  for (const [name, content] of Object.entries(files)) {
    await writeFileAtomic(join(folder, name), content)
  }
  return join(out, 'report.html')
}

function asJson(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`
}
