import { once } from 'node:events'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type makeExpress from 'express'
import type { Request, Response } from 'express'
import { onTestFinished } from 'vitest'
import { observe, type Obs, type ObserveOptions } from '../../../src/index.ts'
import { parseExposition, type Sample } from '../../metrics/support/parse.ts'

const express = createRequire(import.meta.url)('express5') as typeof makeExpress

type Handler = (req: Request, res: Response) => unknown

export interface Started {
  readonly obs: Obs
  readonly url: string
  /** All that `/metrics` says. */
  readonly samples: () => Promise<readonly Sample[]>
  /** The status of an answer, which is read to its end. */
  readonly get: (path: string) => Promise<number>
}

/** A service with these routes, observed, gone with the test. */
export async function startService(
  routes: (obs: Obs) => Record<string, Handler>,
  options: ObserveOptions = {},
): Promise<Started> {
  const app = express()
  app.set('env', 'test')
  const obs = observe(app, { logger: false, shutdown: false, ...options })
  for (const [path, handler] of Object.entries(routes(obs))) {
    app.get(path, async (req, res) => {
      await handler(req, res)
      if (!res.headersSent) res.json({ ok: true })
    })
  }
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    // Shutting down closes every server of the process, one that takes spans among them.
    await obs.flush()
    server.closeAllConnections()
    await obs.shutdown()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    obs,
    url,
    samples: async () => parseExposition(await (await fetch(`${url}/metrics`)).text()),
    get: async (path) => {
      const response = await fetch(url + path)
      await response.arrayBuffer()
      return response.status
    },
  }
}

/** Values of one metric, by the values of its labels. */
export function byLabels(samples: readonly Sample[], name: string): Record<string, number> {
  const found = samples.filter((sample) => sample.name === name)
  return Object.fromEntries(
    found.map(({ labels, value }) => [Object.values(labels).join(' '), value]),
  )
}
