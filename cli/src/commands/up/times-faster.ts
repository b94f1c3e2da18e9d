import { InvalidArgumentError } from 'commander'

/** Beyond this, too few scrapes fall into the shortest window of a rule. */
const most = 75

export function timesFaster(value: string): number {
  const times = Number(value)
  if (times >= 1 && times <= most) return times
  throw new InvalidArgumentError(`Write a number from 1 to ${most}.`)
}
