import type { Engine } from '../request/engine.ts'
import { observeServer } from '../request/servers.ts'
import type { EngineSlot } from '../request/slot.ts'
import type { Framework } from '../setup/framework.ts'
import { observeFastify } from './app.ts'
import { answerProblems } from './problems.ts'
import { silenceRequestLines } from './quiet.ts'
import type { FastifyApp } from './shapes.ts'

const slots = new WeakMap<object, EngineSlot>()

/** From now on the requests of this application are the engine's. Its hooks are added once. */
export function claimFastify(app: FastifyApp, engine: Engine): void {
  prepareFastify(app).engine = engine
  const { problems = null } = engine
  if (problems !== null) answerProblems(app, problems)
  observeServer(app.server, engine)
}

/** Adds the hooks, which do nothing until an engine has claimed the application. */
export function prepareFastify(app: FastifyApp): EngineSlot {
  const known = slots.get(app.server)
  if (known !== undefined) return known
  const slot: EngineSlot = { engine: null }
  slots.set(app.server, slot)
  observeFastify(app, slot)
  return slot
}

/** An application that logs with pino goes on doing so: our lines join its own. */
export function fastifyFramework(app: FastifyApp): Framework {
  const ownLogger = silenceRequestLines(app.log)
  return {
    name: `fastify ${app.version}`,
    logger: ownLogger ? app.log : undefined,
    echoes: true,
    serves: true,
    close: () => app.close(),
  }
}
