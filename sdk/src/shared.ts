/**
 * State that there must be one of in a process, though the SDK may be loaded twice: once as ESM
 * and once as CommonJS, or in two versions. The key carries the version of the state's shape.
 */
const key = Symbol.for('@obs-toolkit/sdk/1')

type Holder = { [key]?: Map<string, unknown> }

export function shared<T>(name: string, create: () => T): T {
  const all = ((globalThis as Holder)[key] ??= new Map<string, unknown>())
  if (!all.has(name)) all.set(name, create())
  return all.get(name) as T
}
