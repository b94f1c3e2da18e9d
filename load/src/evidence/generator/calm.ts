import { once } from 'node:events'
import { Agent, createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const rounds = 60
const warmUp = 10
const pauseMs = 4

/**
 * For how long a server that does nothing lets one request in twenty wait on this machine, in
 * milliseconds: what no service can be blamed for. It takes a third of a second.
 */
export async function calmOf(): Promise<number> {
  const server = createServer((_request, response) => void response.end())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const took: number[] = []
  try {
    for (let round = 0; round < warmUp + rounds; round++) {
      const began = performance.now()
      await ask((server.address() as AddressInfo).port, agent)
      if (round >= warmUp) took.push(performance.now() - began)
      await sleep(pauseMs)
    }
  } finally {
    agent.destroy()
    server.close()
  }
  return Number(took.toSorted((a, b) => a - b)[Math.floor(rounds * 0.95)]!.toPrecision(3))
}

async function ask(port: number, agent: Agent): Promise<void> {
  const [answer] = await once(get({ port, agent, host: '127.0.0.1' }), 'response')
  await once(answer.resume(), 'end')
}
