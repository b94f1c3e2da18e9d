import { exitCodes } from '../../exit-codes.ts'
import type { ExitCode } from '../../exit-codes.ts'
import { Failure } from '../../failure.ts'
import type { Paint, Terminal } from '../../io.ts'
import { table } from '../../terminal/table.ts'
import { findK6 } from '../find-k6.ts'
import type { K6 } from '../find-k6.ts'
import { cases } from './cases.ts'
import type { Case } from './cases.ts'
import { compare } from './compare.ts'
import type { Tried } from './compare.ts'
import { tryCase } from './try-case.ts'

/** Where the machine had no time for a case, it may have some later. */
const mostTries = 2

/** Tests the gate by what is known of the servers that it judges. */
export async function selfTest(wanted: string | true, terminal: Terminal): Promise<ExitCode> {
  const picked = pick(wanted)
  const k6 = await findK6(terminal)
  const tried: Tried[] = []
  for (const each of picked) {
    const result = await tryUntilTold(each, k6, terminal)
    tried.push(result)
    terminal.note((paint) => line(result, `${tried.length} of ${picked.length}`, paint))
  }
  terminal.result({ cases: tried }, (paint) => describe(tried, paint))
  return exitCodeOf(tried)
}

/** All of them, or those whose names are given, with commas in between. */
function pick(wanted: string | true): readonly Case[] {
  if (wanted === true) return cases
  return wanted.split(',').map((name) => {
    const found = cases.find((each) => each.name === name.trim())
    if (found) return found
    throw new Failure(`the self-test has no case ${name.trim()}`, {
      remedy: `There are: ${cases.map((each) => each.name).join(', ')}.`,
    })
  })
}

async function tryUntilTold(each: Case, k6: K6, { env, signal }: Terminal): Promise<Tried> {
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted()
    const result = compare(each, await tryCase(each, { k6, env, signal }))
    signal.throwIfAborted()
    if (result.result !== 'inconclusive' || tries === mostTries) return result
  }
}

const styles = { exact: 'green', inconclusive: 'yellow', wrong: 'red' } as const

function line({ result, name, said }: Tried, at: string, paint: Paint): string {
  return `${paint('dim', at)}  ${name}: ${said}, ${paint(styles[result], result)}`
}

function describe(tried: readonly Tried[], paint: Paint): string {
  const rows = tried.map(({ name, expected, said, result }) => [
    paint(styles[result], result),
    name,
    said,
    result === 'exact' ? '' : `expected: ${expected}`,
  ])
  const exact = tried.filter(({ result }) => result === 'exact').length
  return `${table(rows)}\n\n${exact} of ${tried.length} exact`
}

function exitCodeOf(tried: readonly Tried[]): ExitCode {
  if (tried.some(({ result }) => result === 'wrong')) return exitCodes.fail
  return tried.every(({ result }) => result === 'exact') ? exitCodes.done : exitCodes.unproven
}
