import type { Command } from 'commander'
import type { ExitCode } from './exit-codes.ts'
import type { Terminal } from './io.ts'

/**
 * A command's file exports one of these as `define`: options, arguments and examples on the
 * commander command, and `.action(act((...args) => …))`, where the work returns its exit code.
 * The global options are parsed by then: `terminal` is ready to use.
 */
export type Define = (command: Command, terminal: Terminal, act: Act) => void

/** Turns work that returns an exit code into a commander action. */
export type Act = <Args extends unknown[]>(
  work: (...args: Args) => ExitCode | Promise<ExitCode>,
) => (...args: Args) => Promise<void>

/** A line of the program's table of contents. */
export interface CommandEntry {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<{ readonly define: Define }>
}

/** The block of examples under a command's help: what to type, and what it does. */
export function examples(lines: readonly (readonly [command: string, does: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length))
  const rows = lines.map(([command, does]) => `  $ ${command.padEnd(width)}  ${does}`)
  return `\nExamples:\n${rows.join('\n')}\n`
}
