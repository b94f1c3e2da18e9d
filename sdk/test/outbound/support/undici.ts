import { asNobody } from './service.ts'

export interface Agent {
  destroy(): Promise<void>
}

/** Version 8 has a second one, beside a wrapper of it in the place of the first. */
const globalAgents = [2, 1].map((version) => Symbol.for(`undici.globalDispatcher.${version}`))

// It is there once it has been used.
await asNobody(() => fetch('data:,').then((response) => response.text()))

/** An agent of the undici that is built into Node. */
export function createAgent(options: object): Agent {
  const found = globalAgents.map((key) => (globalThis as Record<symbol, object | undefined>)[key])
  const agent = found.find((each) => each !== undefined)
  if (agent === undefined) throw new Error('This Node has no agent of its own for fetch')
  return new (agent.constructor as new (options: object) => Agent)(options)
}
