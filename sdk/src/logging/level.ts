const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

export interface Level {
  readonly level: string
  /** What is wrong with what was asked for. */
  readonly problem: string | null
}

export function readLevel(asked: string | undefined): Level {
  const level = asked?.trim().toLowerCase() ?? ''
  if (level === '') return { level: 'info', problem: null }
  if (levels.includes(level)) return { level, problem: null }
  return {
    level: 'info',
    problem: `LOG_LEVEL is ${JSON.stringify(level.slice(0, 64))}, which is none of ${levels.join(', ')}: info is used`,
  }
}
