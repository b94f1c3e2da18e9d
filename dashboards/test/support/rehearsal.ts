import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileAlerts, ruleFile, scrapeConfiguration, timeLapse } from '@obs-toolkit/alerts'
import type { Service } from '@obs-toolkit/sdk/service'
import { freePort, scratchFolder, startTool } from '../../../alerts/test/live/process.ts'

/** An hour of the rules is a minute, so that panels about hours have something to show. */
const timesFaster = 60

/** A real Prometheus with the generated configuration and rules of these services. */
export async function rehearse(services: readonly Service[]): Promise<string> {
  const folder = await scratchFolder()
  const plans = services.map((service) => timeLapse(compileAlerts(service), timesFaster))
  const port = await freePort()
  await mkdir(join(folder, 'alerts/rules'), { recursive: true })
  await mkdir(join(folder, 'prometheus'))
  for (const plan of plans) {
    await writeFile(join(folder, `alerts/rules/${plan.service.name}.yaml`), ruleFile(plan))
  }
  const configuration = join(folder, 'prometheus/prometheus.yaml')
  const scraped = plans.map(({ service }) => service)
  await writeFile(configuration, scrapeConfiguration(scraped, 'localhost:9'))
  const url = `http://127.0.0.1:${port}`
  await startTool(
    'prometheus',
    [
      `--config.file=${configuration}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--enable-feature=exemplar-storage',
    ],
    `${url}/-/ready`,
  )
  return url
}
