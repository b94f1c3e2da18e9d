/** A program of the stack: how it is started, and how to know that it is ready. */
export interface Part {
  readonly name: string
  /** As `obs tools` knows it. */
  readonly tool: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  /** Answers 2xx when it is ready. */
  readonly ready: string
  /** What to do where that is not found. */
  readonly notFound?: string
  /** What people open. */
  readonly url: string
}
