import { shared } from '../../shared.ts'
import { Sink } from './sink.ts'

/**
 * One for the process: two services in it must not cut each other's lines. Null where somebody
 * has put a function in the way of standard output, as test runners do: lines go through that.
 */
export function stdoutSink(): Sink | null {
  return Object.hasOwn(process.stdout, 'write') ? null : shared('stdout', openStdout)
}

function openStdout(): Sink {
  // Asking for `process.stdout` has made a pipe non-blocking. In a worker it has no descriptor.
  const sink = new Sink((process.stdout as { fd?: number }).fd ?? 1)
  process.on('exit', () => sink.end())
  return sink
}
