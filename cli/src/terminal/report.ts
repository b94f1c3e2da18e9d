import { CommanderError } from 'commander'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { OpenTerminal } from './terminal.ts'

/** Says why a command ended early, and with which exit code it therefore ends. */
export function report(error: unknown, terminal: OpenTerminal): ExitCode {
  if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done
  const failure = asFailure(error, terminal)
  const { message, exitCode, remedy, details } = failure
  const [code] = Object.entries(exitCodes).find(([, value]) => value === exitCode)!
  terminal.error({ error: { code, exitCode, message, remedy, ...details } }, (paint) =>
    [`${paint('red', 'obs:')} ${message}`, remedy].filter(Boolean).join('\n'),
  )
  return exitCode
}

function asFailure(error: unknown, { signal, env }: OpenTerminal): Failure {
  if (error instanceof Failure) return error
  if (signal.aborted) return new Failure('interrupted', { exitCode: exitCodes.interrupted })
  if (error instanceof CommanderError) return wrongUsage(error)
  return defect(error, env['OBS_DEBUG'] === '1')
}

function wrongUsage({ code, message }: CommanderError): Failure {
  if (code === 'commander.help') return new Failure('say what to do: a command is missing')
  const [first = '', ...suggestion] = message.replace(/^error: /, '').split('\n')
  return new Failure(first, {
    remedy: [...suggestion, 'obs --help, or obs <command> --help, says what there is.'].join('\n'),
  })
}

function defect(error: unknown, debug: boolean): Failure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const versions = `Node ${process.version} on ${process.platform}`
  return new Failure(`a defect of ours: ${message}`, {
    exitCode: exitCodes.defect,
    remedy: debug
      ? `${stack}\n${versions}`
      : 'Please report it, with what you typed and what OBS_DEBUG=1 prints then.',
    cause: error,
  })
}
