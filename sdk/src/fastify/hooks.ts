import type { FastifyApp } from './shapes.ts'

type Hook = (...args: never[]) => unknown

/**
 * Adds a hook before those that the application has already, and to plugins that it has registered
 * already: a hook that refuses a request must not keep it from being counted under its route. The
 * order and the plugins are Fastify's own affair; without them the hook is added as it comes.
 */
export function addFirst(app: FastifyApp, name: string, hook: Hook): void {
  for (const instance of withChildren(app)) {
    instance.addHook(name, hook)
    const hooks = hidden<Record<string, Hook[]>>(instance, 'fastify.hooks')?.[name]
    if (hooks?.at(-1) === hook) hooks.unshift(...hooks.splice(-1))
  }
}

function withChildren(app: FastifyApp): FastifyApp[] {
  const children = hidden<FastifyApp[]>(app, 'fastify.children') ?? []
  return [app, ...children.flatMap(withChildren)]
}

function hidden<T>(instance: object, description: string): T | undefined {
  const key = Object.getOwnPropertySymbols(instance).find((one) => one.description === description)
  return key === undefined ? undefined : (Reflect.get(instance, key) as T)
}
