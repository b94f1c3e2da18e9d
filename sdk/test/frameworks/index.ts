import { express4, express5 } from './express.ts'
import { fastify4, fastify5 } from './fastify.ts'
import type { Framework } from './framework.ts'

export type { Framework, RunningApp } from './framework.ts'

/** Every major that is supported. One suite runs over all of them. */
export const frameworks: readonly Framework[] = [express4, express5, fastify4, fastify5]
