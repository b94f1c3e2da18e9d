import { resolve } from 'node:path'
import { ask } from '../../dashboards/ask.ts'
import type { AskOptions } from '../../dashboards/ask.ts'
import { loadBoards } from '../../dashboards/boards.ts'
import { exitCodes } from '../../exit-codes.ts'
import type { ExitCode } from '../../exit-codes.ts'
import { writeFileAtomic } from '../../files/write-file-atomic.ts'
import type { Terminal } from '../../io.ts'
import { boardsPage } from '../../preview/page.ts'
import type { DrawnBoard } from '../../preview/page.ts'

interface PreviewOptions extends AskOptions {
  readonly out: string
}

export async function previewBoards(
  terminal: Terminal,
  files: readonly string[],
  options: PreviewOptions,
): Promise<ExitCode> {
  const { boards } = await loadBoards(terminal, files)
  const drawn: DrawnBoard[] = []
  for (const { json, dashboard, name } of boards) {
    drawn.push({ dashboard, results: await ask(json, dashboard.title || name, options, terminal) })
  }
  const file = resolve(terminal.cwd, options.out)
  await writeFileAtomic(file, boardsPage(drawn, options.prometheus))
  const panels = drawn.flatMap(({ results }) => results.panels)
  const withData = panels.filter(({ outcome }) => outcome === 'data').length
  const document = { file, dashboards: boards.length, panels: panels.length, withData }
  terminal.result(
    document,
    () =>
      `${options.out}: ${boards.length} dashboards, ${withData} of ${panels.length} panels with data`,
  )
  return exitCodes.done
}
