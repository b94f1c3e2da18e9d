import type { Evidence } from '@obs-toolkit/load'
import type { Terminal } from '../io.ts'
import { measure } from '../verify/measure.ts'
import { countDeadLetters } from './dead-letters.ts'
import { switchOn } from './faults.ts'
import type { Fault } from './faults.ts'
import { startDemo } from './start.ts'
import type { Demo } from './start.ts'

interface RunOptions {
  readonly out: string
  readonly duration: number | 'auto'
}

interface DemoRun {
  readonly evidence: Evidence
  /** Messages that fulfilment gave up. */
  readonly deadLetters: number
}

/** Starts the demo, breaks what is to be broken, loads it, and stops it again. */
export async function runDemo(
  fault: Fault | null,
  options: RunOptions,
  terminal: Terminal,
): Promise<DemoRun> {
  terminal.note('starting orders, payments, inventory and fulfilment')
  const demo = await startDemo({
    env: { ...terminal.env, LOG_LEVEL: 'error' },
    onLine: () => {},
    signal: terminal.signal,
    ...(fault?.version && { version: fault.version }),
  })
  try {
    if (fault) await switchOn(demo, fault)
    const evidence = await load(demo, options, terminal)
    return { evidence, deadLetters: fault?.harmless ? await countDeadLetters(demo) : 0 }
  } finally {
    await demo.stop()
  }
}

/** As `obs verify` does, with less time to warm up: what answers here is never far away. */
function load(
  { services: { orders } }: Demo,
  { out, duration }: RunOptions,
  terminal: Terminal,
): Promise<Evidence> {
  return measure(
    {
      target: orders.url,
      metricsUrl: `${orders.adminUrl}/metrics`,
      profile: 'peak',
      warmUp: 4,
      ramp: 4,
      duration,
      out,
    },
    { ...terminal, services: [orders.declaration] },
  )
}
