/** The prototype that a method comes from: patched there, it is patched for all. */
export function declarerOf(object: object, name: string): object | undefined {
  let owner = Object.getPrototypeOf(object) as object | null
  while (owner !== null && !Object.hasOwn(owner, name)) {
    owner = Object.getPrototypeOf(owner) as object | null
  }
  return owner ?? undefined
}
