import { defaults, metrics } from '@obs-toolkit/sdk/service'
import type { Examined, Finding } from './finding.ts'
import { fetchBounded } from './fetch-bounded.ts'

/** Nobody is asked where no `--target` is given. */
export async function checkTarget({ target, signal }: Examined): Promise<readonly Finding[]> {
  if (!target) return []
  const subject = 'target'
  const metricsUrl = new URL(defaults.prometheus.metricsPath, target)
  try {
    const answer = await fetchBounded(target, signal)
    const alive: Finding = {
      subject,
      state: 'fine',
      message: `${shown(target)} answers ${answer.status}`,
    }
    return [alive, judgeMetrics(metricsUrl, await fetchBounded(metricsUrl, signal))]
  } catch (error) {
    signal.throwIfAborted()
    const message = `${shown(target)} does not answer: ${reason(error)}`
    return [
      { subject, state: 'wrong', message, remedy: 'Start the service, or name another address.' },
    ]
  }
}

function judgeMetrics(url: URL, { status, text }: { status: number; text: string }): Finding {
  const subject = 'metrics'
  if (status !== 200) {
    return {
      subject,
      state: 'wrong',
      message: `${shown(url)} answers ${status}`,
      remedy:
        'Call observe(app) in the service. If OBS_ADMIN_PORT moves its metrics, name that port in --target.',
    }
  }
  if (text.includes(metrics.serverDuration)) {
    return { subject, state: 'fine', message: `${shown(url)} has ${metrics.serverDuration}` }
  }
  return {
    subject,
    state: 'wrong',
    message: `${shown(url)} has no ${metrics.serverDuration}`,
    remedy: 'Call observe(app) in the service; if it is called, send the service a request.',
  }
}

/** Without the password that an address may hold. */
function shown({ origin, pathname }: URL): string {
  return origin + pathname
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || error.message : error.message
}
