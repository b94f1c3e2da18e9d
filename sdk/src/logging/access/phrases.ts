import type { Completion } from '../../request/outcome.ts'
import type { RouteEntry } from '../../request/routes.ts'
import { endWord } from './message.ts'

/** What the lines of a route have in common where its answers have the same end. */
export interface Phrase {
  /** From the request's id to its duration. */
  readonly before: string
  /** From there to the duration in the message. */
  readonly after: string
}

/** A service has few statuses; one that makes them from data has them made anew. */
const maxPerRoute = 200

/** Of a line, most is known before its request comes. */
export class Phrases {
  readonly #known = new WeakMap<RouteEntry, Map<string, Map<string | number, Phrase>>>()

  of(method: string, route: RouteEntry | null, completion: Completion): Phrase {
    if (route === null) return phrase(method, '', completion)
    const known = this.#ofMethod(route, method)
    const end = endWord(completion)
    const found = known.get(end)
    if (found !== undefined) return found
    const made = phrase(method, JSON.stringify(route.label).slice(1, -1), completion)
    // An answer that was broken off has a status or not.
    if (end === completion.status && known.size < maxPerRoute) known.set(end, made)
    return made
  }

  #ofMethod(route: RouteEntry, method: string): Map<string | number, Phrase> {
    let methods = this.#known.get(route)
    if (methods === undefined) this.#known.set(route, (methods = new Map()))
    let ends = methods.get(method)
    if (ends === undefined) methods.set(method, (ends = new Map()))
    return ends
  }
}

function phrase(method: string, template: string, completion: Completion): Phrase {
  const status = completion.status === 0 ? '' : `,"status":${completion.status}`
  return {
    before: `","method":"${method}","route":"${template}"${status},"duration_ms":`,
    after: `,"msg":"${method} ${template} ${endWord(completion)} `,
  }
}
