/** What Fastify keeps on an instance, or the one that it was made from, under a symbol. */
export function hidden<T>(instance: object, description: string): T | undefined {
  for (let at: object | null = instance; at !== null; at = Object.getPrototypeOf(at) as object) {
    const key = Object.getOwnPropertySymbols(at).find((one) => one.description === description)
    if (key !== undefined) return Reflect.get(at, key) as T
  }
  return undefined
}
