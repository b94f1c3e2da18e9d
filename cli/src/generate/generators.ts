import type { Service } from '@obs-toolkit/sdk/service'
import { alertArtefacts } from './alerts.ts'
import type { Artefact } from './artefact.ts'

type Generator = (services: readonly Service[]) => readonly Artefact[]

/** Each room's own; the order is that of the manifest. */
export const generators: readonly Generator[] = [alertArtefacts]
