import type { Call } from '../calls/call.ts'
import type { UndiciRequest } from './request.ts'

/** Undici's name for it, until version 7 and since 8. */
const methods = ['onUpgrade', 'onRequestUpgrade'] as const

type Method = (this: unknown, status: number | null, ...rest: unknown[]) => unknown
type Upgradable = { [name in (typeof methods)[number]]?: Method }

/** Upgrades and tunnels have their answer told in no channel: it is overheard. */
export function watchUpgrade(request: UndiciRequest, call: Call): void {
  if (typeof request.upgrade !== 'string' && request.method !== 'CONNECT') return
  const upgradable = request as Upgradable
  for (const name of methods) {
    const original = upgradable[name]
    if (typeof original === 'function') upgradable[name] = overhear(original, call)
  }
}

function overhear(original: Method, call: Call): Method {
  return function upgrade(status, ...rest) {
    // Over HTTP/2 there is no status, as there is no refusal either.
    call.answered(status ?? 200)
    call.end()
    return original.call(this, status, ...rest)
  }
}
