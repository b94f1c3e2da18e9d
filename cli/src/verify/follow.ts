import type { LoadPlan, Progress } from '@obs-toolkit/load'
import type { Terminal } from '../io.ts'

interface Follower {
  readonly progress: (progress: Progress) => void
  readonly end: () => void
}

const clearLine = '\r\u001B[K'
const barWidth = 24
const everyMs = 10_000

/** A bar where people look, and a line now and then where a log is kept. */
export function follow(plan: LoadPlan, rateGiven: boolean, terminal: Terminal): Follower {
  terminal.note(introduction(plan, rateGiven))
  const screen = !terminal.quiet && 'isTTY' in terminal.stderr && terminal.stderr.isTTY === true
  return screen ? onScreen(plan, terminal) : inLines(plan, terminal)
}

function introduction(plan: LoadPlan, rateGiven: boolean): string {
  const { target, rate, factor, instances, looks } = plan
  const { underTest, declared } = instances
  const share = declared === underTest ? '' : ` × ${underTest} of ${declared} instances`
  const why = rateGiven ? '' : ` (peak × ${factor}${share})`
  const most = looks.length > 1 ? 'at most ' : ''
  return `${target}: ${shortly(rate)} requests per second${why}, ${most}${clock(secondsOf(plan))}`
}

function onScreen(plan: LoadPlan, terminal: Terminal): Follower {
  const columns = 'columns' in terminal.stderr ? Number(terminal.stderr.columns) : 80
  return {
    progress: (progress) => {
      const full = Math.round(progress.done * barWidth)
      const bar = '█'.repeat(full) + '░'.repeat(barWidth - full)
      const line = `${bar} ${sentence(progress, plan)}`
      terminal.stderr.write(clearLine + line.slice(0, columns - 1))
    },
    end: () => terminal.stderr.write(clearLine),
  }
}

function inLines(plan: LoadPlan, terminal: Terminal): Follower {
  let told = 0
  let phase: Progress['phase'] | null = null
  return {
    progress: (progress) => {
      if (progress.phase === phase && Date.now() - told < everyMs) return
      told = Date.now()
      phase = progress.phase
      terminal.note(sentence(progress, plan))
    },
    end: () => {},
  }
}

const phases: Readonly<Record<Progress['phase'], string>> = {
  starting: 'starting k6',
  'warm-up': 'warming up',
  ramp: 'ramping up',
  measured: 'measuring',
  drain: 'last answers',
}

/** `measuring  0:23 of 1:20  240/s  0 % errors  p95 12 ms  p99 30 ms` */
function sentence({ phase, done, rate, failedRatio, p95, p99 }: Progress, plan: LoadPlan): string {
  const total = secondsOf(plan)
  const parts = [phases[phase], `${clock(done * total)} of ${clock(total)}`]
  if (rate !== null) parts.push(`${shortly(rate)}/s`, `${shortly(failedRatio * 100)} % errors`)
  if (p99 > 0) parts.push(`p95 ${shortly(p95)} ms`, `p99 ${shortly(p99)} ms`)
  return parts.join('  ')
}

function secondsOf({ phases: { warmUp, ramp, measured } }: LoadPlan): number {
  return warmUp + ramp + measured
}

function clock(seconds: number): string {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

function shortly(value: number): string {
  return String(Number(value.toPrecision(3)))
}
