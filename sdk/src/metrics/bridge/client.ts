import { createRequire } from 'node:module'
import { join } from 'node:path'
import { getCallSites } from 'node:util'
import type * as client from '@prometheus-io/client'

type Client = typeof client

/**
 * Loaded by who asks for it and not before: it costs 28 ms, and most services never ask. It has to
 * be there at once, so `import()` will not do, and this file is emitted in both module forms, so
 * neither `require` nor `import.meta` is always at hand.
 */
export function loadClient(): Client {
  const load = typeof require === 'function' ? require : createRequire(thisFile())
  return load('@prometheus-io/client') as Client
}

function thisFile(): string {
  return getCallSites(1)[0]?.scriptName ?? join(process.cwd(), 'index.js')
}
