import type { Exchange } from './exchange.ts'

const owner = Symbol.for('@obs-toolkit/sdk/exchange')

interface Owned {
  [owner]?: Exchange
}

export function exchangeOf(message: object): Exchange | undefined {
  return (message as Owned)[owner]
}

export function own(message: object, exchange: Exchange): void {
  ;(message as Owned)[owner] = exchange
}
