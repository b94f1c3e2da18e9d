import type { ComposeService, ComposeStack } from './stack.ts'

/** What is wrong, in words; nothing where all is well. */
export type Complaints = readonly string[]

export interface Rule {
  readonly id: string
  /** What would go wrong without it. */
  readonly why: string
  readonly check: (stack: ComposeStack) => Complaints
}

/** A rule about each service by itself. */
export function ofEachService(
  id: string,
  why: string,
  complaints: (service: ComposeService, name: string, stack: ComposeStack) => Complaints,
): Rule {
  return {
    id,
    why,
    check: (stack) =>
      [...stack.services].flatMap(([name, service]) =>
        complaints(service, name, stack).map((complaint) => `${name}: ${complaint}`),
      ),
  }
}

/** The complaint, unless it holds. */
export function unless(holds: boolean, complaint: string): Complaints {
  return holds ? [] : [complaint]
}
