import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PassThrough } from 'node:stream'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readStack } from '../../scripts/compose/stack.ts'
import { configureComposed } from '../../src/stack/docker/up.ts'
import { openTerminal } from '../../src/terminal/terminal.ts'
import { ensureTool } from '../../src/tools/index.ts'

const stack = readStack(fileURLToPath(new URL('../../../compose', import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'obs-composed-'))

beforeAll(async () => {
  const stream = new PassThrough()
  const io = { stdout: stream, stderr: stream, env: {}, cwd: folder }
  const terminal = openTerminal({ ...io, signal: new AbortController().signal }, { color: false })
  await configureComposed(folder, terminal)
  return () => rmSync(folder, { recursive: true })
})

describe('what the composed stack mounts', () => {
  it('is all generated', () => {
    const mounts = [...stack.services.values()].flatMap(({ volumes = [] }) => volumes)
    const generated = mounts.filter((mount) => mount.startsWith('./generated'))
    expect(generated.length).toBeGreaterThan(0)
    for (const mount of generated) {
      const [path = ''] = mount.split(':')
      expect(existsSync(join(folder, path.replace('./generated', '.')))).toBe(true)
    }
  })

  it('passes the programs that read it', async () => {
    const [promtool, amtool, jaeger] = await Promise.all(
      ['promtool', 'amtool', 'jaeger'].map(async (name) => (await ensureTool(name)).path),
    )
    const check = (program: string, ...args: string[]) =>
      execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
    expect(check(promtool!, 'check', 'config', 'prometheus/prometheus.yaml')).toContain('SUCCESS')
    expect(check(amtool!, 'check-config', 'alerts/alertmanager/alertmanager.yaml')).toContain(
      'SUCCESS',
    )
    check(jaeger!, 'validate', '--config=collector/jaeger.yaml')
  })

  it('names each part as compose names it', () => {
    const services = new Set(stack.services.keys())
    const { alerting, scrape_configs: jobs } = parse(read('prometheus/prometheus.yaml'))
    const { datasources } = parse(read('provisioning/datasources/obs.yaml'))
    const addresses: string[] = [
      ...alerting.alertmanagers.flatMap(targetsOf),
      ...jobs.flatMap(targetsOf),
      ...datasources.map(({ url }: { url: string }) => new URL(url).host),
    ]
    expect(addresses).toContain('orders:9464')
    for (const address of addresses) expect(services).toContain(address.split(':')[0])
  })
})

interface Job {
  readonly static_configs: readonly { readonly targets: readonly string[] }[]
}

function targetsOf({ static_configs: targets }: Job): readonly string[] {
  return targets.flatMap((one) => one.targets)
}

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}
