import type { Proof } from '../proof.ts'
import type { Subject } from '../subject.ts'

/** What is proven of every objective; the name of the proof gets the objective in front. */
export type Scenario = (subject: Subject) => readonly Omit<Proof, 'intervalSeconds'>[]
