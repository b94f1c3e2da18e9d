import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const action = new URL('../../../action.yml', import.meta.url)
const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

interface Step {
  readonly id?: string
  readonly if?: string
  readonly run?: string
  readonly uses?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, unknown>>
  readonly 'working-directory'?: string
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>
  readonly runs: { readonly steps: readonly Step[] }
}

export interface ActionRun {
  /** Of the step that ended the job, or 0. */
  readonly code: number
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** What would have been uploaded. */
  readonly artifact: unknown
  readonly log: string
}

/** The steps of action.yml as a runner takes them; `npx obs` is this program, uploads are noted. */
export function runAction(
  workspace: string,
  given: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string | undefined>>,
): ActionRun {
  const { inputs, runs } = parse(readFileSync(action, 'utf8')) as Action
  const values = new Map(Object.entries(inputs).map(([name, input]) => [name, input.default]))
  for (const [name, value] of Object.entries(given)) values.set(name, value)
  const runner = prepareRunner(workspace)
  const outputs: Record<string, string> = {}
  const fill = (text: string): string =>
    text.replaceAll(/\$\{\{ (\w+)\.([\w.-]+) \}\}/g, (_whole, kind: string, path: string) =>
      kind === 'inputs' ? values.get(path)! : (outputs[path.split('.').at(-1)!] ?? ''),
    )
  let code = 0
  let artifact: unknown = null
  let log = ''
  for (const step of runs.steps) {
    if (code !== 0 && step.if !== 'always()') continue
    if (step.uses !== undefined) artifact = fill(String(step.with?.['path']))
    if (step.run === undefined) continue
    const filled = Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value)])
    // As GitHub starts `shell: bash`.
    const bash = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run]
    const { status, stdout, stderr } = spawnSync('bash', bash, {
      cwd: join(workspace, fill(step['working-directory'] ?? '.')),
      env: { ...env, ...runner.env, ...(Object.fromEntries(filled) as Record<string, string>) },
      encoding: 'utf8',
    })
    log += stdout + stderr
    code ||= status ?? 1
    for (const line of read(runner.env.GITHUB_OUTPUT).split('\n').filter(Boolean)) {
      outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1)
    }
  }
  return { code, outputs, summary: read(runner.env.GITHUB_STEP_SUMMARY), artifact, log }
}

function prepareRunner(workspace: string): {
  env: { PATH: string; GITHUB_OUTPUT: string; GITHUB_STEP_SUMMARY: string }
} {
  const folder = join(workspace, '.runner')
  mkdirSync(folder)
  const npx = join(folder, 'npx')
  const obs = `'${process.execPath}' --conditions=@obs-toolkit/source '${main}'`
  writeFileSync(npx, `#!/bin/sh\n[ "$1" = obs ] || exit 127\nshift\nexec ${obs} "$@"\n`)
  chmodSync(npx, 0o755)
  return {
    env: {
      PATH: [folder, process.env['PATH']].join(delimiter),
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    },
  }
}

function read(path: string): string {
  writeFileSync(path, '', { flag: 'a' })
  return readFileSync(path, 'utf8')
}
