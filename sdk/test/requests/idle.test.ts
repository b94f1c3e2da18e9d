import { once } from 'node:events'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Agent, get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { frameworks } from '../frameworks/index.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const requestStarts = 'http.server.request.start'

describe.each(frameworks)('With $name', (framework) => {
  it('a connection that is kept does not keep its last request', async () => {
    const app = await framework.start({ service: { name: 'shop' }, logger: false })
    onTestFinished(() => app.close())
    const requests = watchRequests()
    const agent = new Agent({ keepAlive: true })
    onTestFinished(() => agent.destroy())
    for (const id of [1, 2, 3]) {
      const [answer] = (await once(get(`${app.url}/users/${id}`, { agent }), 'response')) as [
        IncomingMessage,
      ]
      await text(answer)
    }
    const isGone = () => {
      collectGarbage()
      return requests.at(-1)?.deref() === undefined
    }
    await expect.poll(isGone, { timeout: 3_000 }).toBe(true)
    expect(requests).toHaveLength(3)
    expect(Object.values(agent.freeSockets).flat()).toHaveLength(1)
  })
})

function watchRequests(): WeakRef<object>[] {
  const seen: WeakRef<object>[] = []
  const note = (message: unknown) =>
    void seen.push(new WeakRef((message as { request: object }).request))
  subscribe(requestStarts, note)
  onTestFinished(() => void unsubscribe(requestStarts, note))
  return seen
}
