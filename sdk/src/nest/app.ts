/** A NestJS application, by what it can do: it stands on one of the frameworks. */
export interface NestLike {
  getHttpAdapter(): { getInstance(): unknown }
  close(): Promise<unknown>
}

export function isNest(value: unknown): value is NestLike {
  const app = value as Partial<NestLike> | null
  return typeof app === 'object' && app !== null && typeof app.getHttpAdapter === 'function'
}
