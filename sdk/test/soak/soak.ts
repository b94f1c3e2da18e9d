// Whether the heap stays flat: `node --conditions=@obs-toolkit/source sdk/test/soak/soak.ts`.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { sendThousands } from './load.ts'

/** Between the mean of the first half of the measurements and that of the second. */
const mostGrowth = 500_000
const measurements = 10

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    framework: { type: 'string', multiple: true, default: ['express5', 'fastify5'] },
  },
})

for (const framework of values.framework) {
  const heaps = await soak(framework, Number(values.requests))
  const growth = mean(heaps.slice(measurements / 2)) - mean(heaps.slice(0, measurements / 2))
  const inMb = heaps.map((heap) => (heap / 1e6).toFixed(2)).join(' ')
  process.stdout.write(
    `${framework}: heap after collection ${inMb} MB; second half ${signed(growth)} kB\n`,
  )
  if (growth > mostGrowth) process.exitCode = 1
}

/** Bytes in use, after a warm-up of a tenth and then after each tenth of the requests. */
async function soak(framework: string, requests: number): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'obs-soak-'))
  const log = openSync(join(folder, 'log'), 'w')
  const collector = createServer((req, res) => req.resume().on('end', () => res.end('{}')))
  await once(collector.listen(0, '127.0.0.1'), 'listening')
  const { port: collectorPort } = collector.address() as AddressInfo
  const service = fork(fileURLToPath(new URL('service.ts', import.meta.url)), [framework], {
    execArgv: [...process.execArgv, '--expose-gc'],
    stdio: ['ignore', log, 'inherit', 'ipc'],
    env: { ...process.env, OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${collectorPort}` },
  })
  try {
    const [{ port }] = (await once(service, 'message')) as [{ port: number }]
    const thousands = Math.max(1, Math.round(requests / 1_000 / measurements))
    const heaps: number[] = []
    await sendThousands(port, thousands)
    for (let n = 0; n < measurements; n += 1) {
      await sendThousands(port, thousands)
      service.send('heap')
      const [{ heap }] = (await once(service, 'message')) as [{ heap: number }]
      heaps.push(heap)
    }
    return heaps
  } finally {
    service.kill('SIGKILL')
    collector.close()
    collector.closeAllConnections()
    closeSync(log)
    rmSync(folder, { recursive: true })
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function signed(bytes: number): string {
  return `${bytes < 0 ? '' : '+'}${(bytes / 1e3).toFixed(0)}`
}
