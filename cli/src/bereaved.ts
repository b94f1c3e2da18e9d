import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'

/**
 * Each line is all groups that live; after the last one there is nobody left to end them. SIGTERM
 * first, for they have done nothing wrong.
 */
const script = `
while read -r line; do groups=$line; done
for group in $groups; do kill -s TERM -- "-$group"; done
[ -z "$groups" ] || sleep 5
for group in $groups; do kill -s KILL -- "-$group"; done`

let told: Socket | null = null

/**
 * Tells which process groups are to end with us, should we be killed without a chance to do it
 * ourselves. A shell in a session of its own reads it from a pipe, which ends when we do.
 */
export function endWithUs(groups: readonly number[]): void {
  if (process.platform === 'win32') return
  told ??= startShell()
  told.write(`${groups.join(' ')}\n`)
}

/** Where there is none, only a kill -9 of us leaves something behind. */
function startShell(): Socket {
  const shell = spawn('/bin/sh', ['-c', script], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  shell.on('error', () => {}).unref()
  const pipe = shell.stdin as Socket
  pipe.on('error', () => {}).unref()
  return pipe
}
