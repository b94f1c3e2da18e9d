import type { Terminal } from '../io.ts'

/** One thing that `obs doctor` looked at. */
export interface Finding {
  readonly subject: string
  /** `note`: neither good nor bad, but worth knowing. */
  readonly state: 'fine' | 'note' | 'wrong'
  readonly message: string
  /** What to type or change, where something is wrong. */
  readonly remedy?: string
}

export interface Examined extends Pick<Terminal, 'env' | 'cwd' | 'signal' | 'services' | 'stderr'> {
  /** A running service. */
  readonly target: URL | undefined
}
