import type { Service } from '@obs-toolkit/sdk/service'
import { alertArtefacts } from './alerts.ts'
import { fixed } from './artefact.ts'
import type { Artefact } from './artefact.ts'
import { collectorArtefacts } from './collector.ts'
import { dashboardArtefacts } from './dashboards.ts'
import { manifestFile, manifestOf } from './manifest.ts'
import type { Deployment } from './neighbours.ts'

type Generator = (services: readonly Service[], deployment: Deployment) => readonly Artefact[]

/** Each room's own; the order is that of the manifest. */
const generators: readonly Generator[] = [alertArtefacts, dashboardArtefacts, collectorArtefacts]

/** Everything that follows from these declarations, the manifest last. */
export function artefactsOf(
  services: readonly Service[],
  deployment: Deployment,
): readonly Artefact[] {
  const generated = generators.flatMap((generator) => generator(services, deployment))
  const manifest = JSON.stringify(manifestOf(services, generated), null, 2)
  return [...generated, fixed(manifestFile, `${manifest}\n`)]
}
