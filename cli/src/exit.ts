import type { Writable } from 'node:stream'
import { exitCodes } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'

export interface Supervision {
  /** Aborted by the first SIGINT, SIGTERM or SIGHUP; the second one ends the process at once. */
  readonly signal: AbortSignal
  /** Rejects when something threw outside the work, or when nothing is left that could end it. */
  readonly crash: Promise<never>
}

/**
 * The one place that ends the process. Its exit code is `defect` until the work has returned one
 * and the readers have taken the output, whatever happens in between.
 */
export function supervise(work: (supervision: Supervision) => Promise<ExitCode>): void {
  const end = claimExitCode()
  const outputs = [watchOutput(process.stdout), watchOutput(process.stderr)]
  const interrupt = new AbortController()
  let working = true
  onSignals(() => {
    if (interrupt.signal.aborted || !working) end(exitCodes.interrupted)
    interrupt.abort(new Error('interrupted'))
  })
  void work({ signal: interrupt.signal, crash: whenCrashed() }).then(async (code) => {
    working = false
    await Promise.all(outputs.map((output) => output.drained()))
    end(outputs.some((output) => output.lost()) ? exitCodes.defect : code)
  })
}

const endedEarly = 'obs: something ended the process before its work was done\n'

/** Code that a declaration brings along may call `process.exit(0)`; that is no success of ours. */
function claimExitCode(): (code: ExitCode) => never {
  // Ours whatever others put in its place later.
  const exit = process.exit.bind(process)
  let final: ExitCode = exitCodes.defect
  process.exitCode = final
  process.once('exit', (code) => {
    process.exitCode = final
    if (code !== final) process.stderr.write(endedEarly)
  })
  return (code) => {
    final = code
    return exit(code)
  }
}

function onSignals(listener: () => void): void {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, listener)
}

function whenCrashed(): Promise<never> {
  const crash = new Promise<never>((_resolve, reject) => {
    process.on('uncaughtException', reject)
    process.once('beforeExit', () => reject(new Error('the command stopped without a result')))
  })
  crash.catch(() => {})
  return crash
}

interface Output {
  /** Resolves when the reader has taken everything, or is gone. */
  drained(): Promise<void>
  /** Something could not be written, and not because the reader wanted no more. */
  lost(): boolean
}

function watchOutput(stream: Writable): Output {
  let lost = false
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    lost = true
    process.stderr.write(`obs: its output could not be written: ${error.message}\n`)
  })
  return {
    lost: () => lost,
    drained: () =>
      new Promise((resolve) => {
        stream.write('', () => setImmediate(resolve))
      }),
  }
}
