import type { Engine } from './engine.ts'

/**
 * The engine of an application whose hooks had to be added before it was known which: the whole
 * process is observed, and the application may still say how it wants to be.
 */
export interface EngineSlot {
  engine: Engine | null
}
