import type { Service } from '@obs-toolkit/sdk/service'
import type { Panel } from '../model/panel.ts'
import type { DefinePanel } from './define.ts'

/** Those for which the declaration gives ground, in the order given. */
export function panels(service: Service, define: readonly DefinePanel[]): readonly Panel[] {
  return define.map((one) => one(service)).filter((panel) => panel !== null)
}
