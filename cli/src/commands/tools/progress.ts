import type { Terminal } from '../../io.ts'
import type { Progress } from '../../tools/index.ts'

interface Follower {
  readonly progress: (progress: Progress) => void
  /** Call it before anything else is printed. */
  readonly end: () => void
}

const redrawMs = 200
const everyMs = 15_000
const clearLine = '\r\u001B[K'

/**
 * Tells how an installation goes: on a screen by one line that is rewritten, elsewhere (a log of
 * a pipeline) by a line for each step and one now and then while a step lasts.
 */
export function followInstall(terminal: Terminal): Follower {
  const screen = !terminal.quiet && 'isTTY' in terminal.stderr && terminal.stderr.isTTY === true
  return screen ? onScreen(terminal) : inLines(terminal)
}

function onScreen(terminal: Terminal): Follower {
  const clock = stepClock()
  const columns = 'columns' in terminal.stderr ? Number(terminal.stderr.columns) : 80
  let current: Progress | undefined
  const timer = setInterval(() => {
    if (!current) return
    const line = `${current.tool}: ${current.step} ${clock.elapsed()}  ${current.detail}`
    terminal.stderr.write(clearLine + line.slice(0, columns - 1))
  }, redrawMs)
  return {
    progress: (now) => {
      current = now.step === 'passing over' ? undefined : now
      if (clock.enter(now) && !current) terminal.note(clearLine + sentence(now))
    },
    end: () => {
      clearInterval(timer)
      terminal.stderr.write(clearLine)
    },
  }
}

function inLines(terminal: Terminal): Follower {
  const clock = stepClock()
  let told = 0
  return {
    progress: (now) => {
      const begins = clock.enter(now)
      if (!begins && Date.now() - told < everyMs) return
      told = Date.now()
      terminal.note(begins ? sentence(now) : `${now.tool}: ${clock.elapsed()}  ${now.detail}`)
    },
    end: () => {},
  }
}

function sentence({ tool, step, detail }: Progress): string {
  return `${tool}: ${step} ${detail}`
}

/** How long the present step of the present tool has been going on. */
function stepClock(): { enter: (progress: Progress) => boolean; elapsed: () => string } {
  let current: Partial<Progress> = {}
  let since = 0
  return {
    enter: (progress) => {
      if (progress.tool === current.tool && progress.step === current.step) return false
      current = progress
      since = Date.now()
      return true
    },
    elapsed: () => {
      const seconds = Math.round((Date.now() - since) / 1000)
      return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
    },
  }
}
