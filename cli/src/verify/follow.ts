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
export function follow(plan: LoadPlan, terminal: Terminal): Follower {
  terminal.note(introduction(plan))
  const screen = !terminal.quiet && 'isTTY' in terminal.stderr && terminal.stderr.isTTY === true
  return screen ? onScreen(terminal) : inLines(terminal)
}

function introduction({ target, rate, factor, instances, phases }: LoadPlan): string {
  const { underTest, declared } = instances
  const share = declared === underTest ? '' : ` × ${underTest} of ${declared} instances`
  const seconds = phases.warmUp + phases.ramp + phases.measured
  return `${target}: ${shortly(rate)} requests per second (peak × ${factor}${share}), ${Math.round(seconds)} s`
}

function onScreen(terminal: Terminal): Follower {
  const columns = 'columns' in terminal.stderr ? Number(terminal.stderr.columns) : 80
  return {
    progress: (progress) => {
      const full = Math.round(progress.done * barWidth)
      const bar = '█'.repeat(full) + '░'.repeat(barWidth - full)
      terminal.stderr.write(clearLine + `${bar} ${sentence(progress)}`.slice(0, columns - 1))
    },
    end: () => terminal.stderr.write(clearLine),
  }
}

function inLines(terminal: Terminal): Follower {
  let told = 0
  let phase: Progress['phase'] = 'starting'
  return {
    progress: (progress) => {
      if (progress.phase === phase && Date.now() - told < everyMs) return
      told = Date.now()
      phase = progress.phase
      terminal.note(sentence(progress))
    },
    end: () => {},
  }
}

function sentence({ phase, done, rate, failedRatio, p95, p99 }: Progress): string {
  const start = `${phase} ${Math.round(done * 100)} %`
  if (phase === 'starting') return start
  const latency = p99 > 0 ? `  p95 ${p95} ms  p99 ${p99} ms` : ''
  return `${start}  ${shortly(rate)}/s  ${shortly(failedRatio * 100)} % errors${latency}`
}

function shortly(value: number): string {
  return String(Number(value.toPrecision(3)))
}
