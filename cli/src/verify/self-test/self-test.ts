import type { Verdict } from '@obs-toolkit/load'
import { exitCodes } from '../../exit-codes.ts'
import type { ExitCode } from '../../exit-codes.ts'
import type { Paint, Terminal } from '../../io.ts'
import { table } from '../../terminal/table.ts'
import { findK6 } from '../find-k6.ts'
import { cases } from './cases.ts'
import type { Case } from './cases.ts'
import { tryCase } from './try-case.ts'

interface Tried {
  readonly name: string
  readonly expected: string
  readonly said: string
  /** Unproven, since the machine had no time for it: not what was expected, and not wrong. */
  readonly result: 'exact' | 'inconclusive' | 'wrong'
}

/** Tests the gate by what is known of the servers that it judges. */
export async function selfTest(terminal: Terminal): Promise<ExitCode> {
  const k6 = await findK6(terminal)
  const tried: Tried[] = []
  for (const each of cases) {
    terminal.signal.throwIfAborted()
    const verdict = await tryCase(each, { k6, env: terminal.env, signal: terminal.signal })
    const result = compare(each, verdict)
    terminal.note(`${each.name}: ${result.said} (${result.result})`)
    tried.push(result)
  }
  terminal.result({ cases: tried }, (paint) => describe(tried, paint))
  if (tried.some(({ result }) => result === 'wrong')) return exitCodes.fail
  return tried.every(({ result }) => result === 'exact') ? exitCodes.done : exitCodes.unproven
}

function compare(each: Case, verdict: Verdict | 'unreachable'): Tried {
  const expected = words(each.verdict, each.cause)
  if (verdict === 'unreachable')
    return { name: each.name, expected, said: verdict, result: matches(expected, verdict) }
  const cause = verdict.causes[0]?.id ?? null
  const said = words(verdict.verdict, cause)
  const result = matches(expected, said)
  const busy = verdict.verdict === 'unproven' && cause === 'generator'
  return {
    name: each.name,
    expected,
    said,
    result: result === 'wrong' && busy ? 'inconclusive' : result,
  }
}

function words(verdict: string, cause: string | null): string {
  return cause === null ? verdict : `${verdict}, ${cause}`
}

function matches(expected: string, said: string): 'exact' | 'wrong' {
  return expected === said ? 'exact' : 'wrong'
}

function describe(tried: readonly Tried[], paint: Paint): string {
  const styles = { exact: 'green', inconclusive: 'yellow', wrong: 'red' } as const
  const rows = tried.map(({ name, expected, said, result }) => [
    paint(styles[result], result),
    name,
    said,
    result === 'exact' ? '' : `expected: ${expected}`,
  ])
  return table(rows)
}
