import type { StartChild } from '@obs-toolkit/load'

const heldMs = 90
const freeMs = 40

/** As a control group that has used up its processor time holds a process up, again and again. */
export function throttled(start: StartChild): StartChild {
  return (program, args, options) => {
    const child = start(program, args, options)
    let timer: NodeJS.Timeout
    const turn = (held: boolean): void => {
      child.kill(held ? 'SIGSTOP' : 'SIGCONT')
      timer = setTimeout(turn, held ? heldMs : freeMs, !held)
    }
    timer = setTimeout(turn, freeMs, true)
    child.once('exit', () => clearTimeout(timer))
    return child
  }
}
