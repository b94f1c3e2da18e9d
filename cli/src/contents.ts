import { examples } from './command.ts'
import type { CommandEntry } from './command.ts'

/** Each command's file is read only when the command is called. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'demo',
    summary: 'see it work: a small order system, twice its peak, and the verdict',
    load: () => import('./commands/demo.ts'),
  },
  {
    name: 'service',
    summary: 'check and print the resolved declaration',
    load: () => import('./commands/service.ts'),
  },
  {
    name: 'verify',
    summary: 'the release gate: load at twice the peak, and pass, fail or unproven',
    load: () => import('./commands/verify.ts'),
  },
  {
    name: 'generate',
    summary: 'write rules, routes, runbooks and all else that follows; --check finds drift',
    load: () => import('./commands/generate.ts'),
  },
  {
    name: 'alerts',
    summary: 'what the alerts notice and when; lint and prove them',
    load: () => import('./commands/alerts.ts'),
  },
  {
    name: 'dashboards',
    summary: 'lint dashboards, run their every query, preview them with real data',
    load: () => import('./commands/dashboards.ts'),
  },
  {
    name: 'up',
    summary: 'Prometheus, Alertmanager and Jaeger on this machine, with services to watch',
    load: () => import('./commands/up.ts'),
  },
  {
    name: 'down',
    summary: 'stop what `obs up` started',
    load: () => import('./commands/down.ts'),
  },
  {
    name: 'tools',
    summary: 'which real tools are used, and from where; install what is missing',
    load: () => import('./commands/tools.ts'),
  },
  {
    name: 'doctor',
    summary: 'what is missing or wrong, with a remedy',
    load: () => import('./commands/doctor.ts'),
  },
]

/** Before or after the command's name. */
export const globalOptions: readonly (readonly [flags: string, does: string])[] = [
  ['--service <file>', 'the declaration; repeatable, globs'],
  ['--json', 'print one JSON document and nothing else'],
  ['--quiet', 'print results and errors only'],
  ['--no-color', 'print without colour'],
  ['--version', 'print the version'],
  ['-h, --help', 'print this help'],
]

/** What `obs --help` prints. It needs no parser, which takes longer to load than all the rest. */
export function overview(): string {
  return `Usage: obs <command> [options]

One declaration of what good means for a service, and everything that follows.

Commands:
${rows(commands.map(({ name, summary }) => [name, summary]))}

Options:
${rows(globalOptions)}
${examples([
  ['obs demo', 'see it work, from nothing to a verdict'],
  ['obs doctor', 'is everything here that is needed?'],
  ['obs service', 'check the declaration, and see what follows from it'],
  ['obs tools install', 'get k6, Prometheus, Alertmanager and Jaeger'],
  ['obs service --help', 'how to use one command'],
])}`
}

function rows(lines: readonly (readonly [string, string])[]): string {
  return lines.map(([name, does]) => `  ${name.padEnd(18)}${does}`).join('\n')
}
