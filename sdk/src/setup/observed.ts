import { shared } from '../shared.ts'

const count = shared('observed', () => ({ applications: 0 }))

/** Whether an application has asked to be observed. */
export function isObserved(): boolean {
  return count.applications > 0
}

export function countObserved(): void {
  count.applications += 1
}
