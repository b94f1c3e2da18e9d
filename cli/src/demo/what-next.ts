import type { Verdict } from '@obs-toolkit/load'
import type { Paint } from '../io.ts'
import type { Fault } from './faults.ts'

export interface Shown {
  readonly verdict: Verdict
  readonly fault: Fault | null
  readonly deadLetters: number
}

/** What a newcomer may type now. */
export function whatNext(shown: Shown, paint: Paint): string {
  const rows = suggestions(shown).map(([command, does]) => `  $ ${command.padEnd(34)}  ${does}`)
  return [...remarks(shown), paint('bold', 'What next'), ...rows].join('\n')
}

function remarks({ fault, deadLetters, verdict }: Shown): readonly string[] {
  if (verdict.verdict === 'unproven') {
    return ['Unproven is neither pass nor fail: try again, or for longer (`--duration 2m`).', '']
  }
  if (fault === null && verdict.verdict === 'fail' && wasStarved(verdict)) {
    return [
      'Nothing was broken in the demo. This machine was too busy for it: even k6 was late. Whoever',
      'shares a machine with the service that it judges must leave both of them time to run.',
      '',
    ]
  }
  if (!fault?.harmless) return []
  return [
    `${fault.name} breaks no objective of orders: whoever orders notices nothing. Fulfilment gave up`,
    `${deadLetters} messages; an alert on obs_consumer_dead_letters_total is what finds that.`,
    '',
  ]
}

/** The generator needs little, and did not even get that. */
function wasStarved({ validity }: Verdict): boolean {
  return validity.some(({ name, ok }) => name === 'start-lag' && !ok)
}

function suggestions({ fault }: Shown): readonly (readonly [string, string])[] {
  return [
    fault === null
      ? ['obs demo --fault slow-dependency', 'break it, and see what the verdict says']
      : ['obs demo', 'the same, in good health'],
    ['obs demo --help', 'what else can go wrong'],
    ['obs service', 'the declaration of a service of yours'],
    ["obs verify --start 'node app.js'", 'the same gate, before a service of yours'],
  ]
}
