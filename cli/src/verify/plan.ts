import { dirname, resolve } from 'node:path'
import { fileRefusals, planLoad } from '@obs-toolkit/load'
import type { LoadPlan, Refusal, Wishes } from '@obs-toolkit/load'
import type { Service } from '@obs-toolkit/sdk/service'
import { Failure } from '../failure.ts'
import type { Terminal } from '../io.ts'
import { loadServices } from '../service/load.ts'
import type { VerifyOptions } from './options.ts'

export async function planFor(
  options: VerifyOptions,
  terminal: Terminal,
): Promise<{ service: Service; plan: LoadPlan }> {
  const [loaded, ...others] = await loadServices(terminal)
  if (!loaded || others.length > 0) {
    throw new Failure('obs verify loads one service at a time', {
      remedy: 'Name it: `obs verify --service orders.yaml`.',
    })
  }
  const { plan, refusals } = planLoad(loaded.service, wishesOf(options, loaded.file, terminal))
  if (plan === null) throw refused(refusals)
  const unreadable = await fileRefusals(plan)
  if (unreadable.length > 0) throw refused(unreadable)
  return { service: loaded.service, plan }
}

function refused(refusals: readonly Refusal[]): Failure {
  return new Failure(refusals.map(({ message }) => message).join('\n'), {
    remedy: [...new Set(refusals.map(({ remedy }) => remedy))].join('\n'),
    details: { refusals },
  })
}

function wishesOf(options: VerifyOptions, file: string, { cwd, env }: Terminal): Wishes {
  const { target, profile, factor, instances, rate, confidence, maxRate } = options
  const { duration, warmUp, ramp, allowHost, script, release } = options
  return {
    target,
    profile,
    ...(factor === undefined ? {} : { factor }),
    ...(instances === undefined ? {} : { instances }),
    ...(rate === undefined ? {} : { rate }),
    ...(confidence === undefined ? {} : { confidence: probability(confidence) }),
    ...(maxRate === undefined ? {} : { maxRate }),
    ...(release === undefined ? {} : { release }),
    ...(duration === undefined ? {} : { seconds: duration }),
    ...(typeof warmUp === 'number' ? { warmUpSeconds: warmUp } : {}),
    ...(typeof ramp === 'number' ? { rampSeconds: ramp } : {}),
    ...(allowHost === undefined ? {} : { allowHosts: allowHost }),
    ...(script === undefined ? {} : { script: resolve(cwd, script) }),
    folder: dirname(file),
    environment: Object.keys(env).filter((name) => env[name] !== undefined),
  }
}

function probability(value: number): number {
  if (value >= 0.9 && value < 1) return value
  throw new Failure(`a confidence of ${value} proves nothing`, {
    remedy: 'Say one from 0.9 to 0.999, such as `--confidence 0.99`.',
  })
}
