import type { Families } from '../metrics/index.ts'
import { labels, metrics } from '../service/index.ts'

export function describeCpu(families: Families): void {
  const time = families.counter({
    name: metrics.cpuTime,
    help: 'CPU time of the process, all threads, by mode.',
    unit: 'seconds',
    labelNames: [labels.cpuMode],
    collect: () => {
      const { user, system } = process.cpuUsage()
      time.series('user').setTotal(user / 1e6)
      time.series('system').setTotal(system / 1e6)
    },
  })
  const start = families.gauge({
    name: metrics.processStart,
    help: 'When the process started, in seconds since 1970. Where it changes, the service restarted.',
    unit: 'seconds',
  })
  start.series().set(Math.round(Date.now() - process.uptime() * 1_000) / 1_000)
}
