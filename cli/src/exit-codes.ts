/** What `obs` tells the shell. The names and their meanings are a promise to scripts. */
export const exitCodes = {
  /** Done, or pass. */
  done: 0,
  /** An objective is broken, a check failed, a difference was found. */
  fail: 1,
  /** Nothing could be proven either way, an interrupted measurement included. */
  unproven: 2,
  /** Wrong usage, a wrong declaration, or something that we refuse to do. */
  refused: 3,
  /** A tool or the target could not be started or reached. */
  unreachable: 4,
  /** A defect of ours. */
  defect: 70,
  /** Interrupted where there is no verdict. */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
