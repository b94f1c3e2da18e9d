import type { Objective } from '@obs-toolkit/sdk/service'
import { slug } from '../slug.ts'
import { burnAlert } from './names.ts'

/** All tiers of an objective share one runbook: what is to be done is the same. */
export function burnRunbook({ name, route }: Objective): string {
  return slug(`${burnAlert} ${name}`, route ?? undefined)
}
