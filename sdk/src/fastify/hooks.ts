import { hidden } from './hidden.ts'
import type { FastifyApp } from './shapes.ts'

type Hook = (...args: never[]) => unknown

/**
 * Adds a hook before those that the application has already, and to the plugins that it has
 * registered already: what refuses a request must not keep it from being counted under its route.
 * Fastify adds hooks in their turn, so they are moved in theirs. Where its lists are not found,
 * the hook stays where Fastify put it.
 */
export function addFirst(app: FastifyApp, name: string, hook: Hook): void {
  app.addHook(name, hook)
  app.after((error, done) => {
    for (const instance of withChildren(app)) moveToFront(instance, name, hook)
    done(error)
  })
}

function withChildren(app: FastifyApp): FastifyApp[] {
  const children = hidden<FastifyApp[]>(app, 'fastify.children') ?? []
  return [app, ...children.flatMap(withChildren)]
}

function moveToFront(instance: FastifyApp, name: string, hook: Hook): void {
  const hooks = hidden<Record<string, Hook[]>>(instance, 'fastify.hooks')?.[name]
  const at = hooks?.indexOf(hook) ?? -1
  if (at > 0) hooks?.unshift(...hooks.splice(at, 1))
}
