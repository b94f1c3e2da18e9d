import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'

/** Why the tests of a program do not run; undefined where they do. */
export type Missing = string | undefined

const debian = '/usr/lib/postgresql'

/** Debian keeps them out of the way, one folder for each version. */
function postgresFolder(): string | null {
  const versions = existsSync(debian) ? readdirSync(debian).toSorted() : []
  const folders = versions.map((version) => join(debian, version, 'bin')).toReversed()
  return folders.find((folder) => existsSync(join(folder, 'postgres'))) ?? null
}

export const postgresMissing: Missing =
  postgresFolder() === null ? 'PostgreSQL is not installed (Debian: postgresql)' : undefined

export const redisMissing: Missing =
  spawnSync('redis-server', ['--version']).error === undefined
    ? undefined
    : 'redis-server is not installed (Debian: redis-server)'

export interface Running {
  readonly port: number
  stop(): Promise<void>
}

/** A server of its own for a test file, in a folder that is gone with it. */
export async function startPostgres(): Promise<Running> {
  const bin = postgresFolder()
  if (bin === null) throw new Error(postgresMissing)
  const folder = mkdtempSync(join(tmpdir(), 'obs-postgres-'))
  const data = join(folder, 'data')
  // PostgreSQL refuses to run for root.
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  if (user.uid !== undefined) spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, folder])
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'obs', '-A', 'trust', '-N'], user)
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr.toString()}`)
  const port = await freePort()
  const options = ['-D', data, '-p', `${port}`, '-k', folder, '-c', 'listen_addresses=127.0.0.1']
  const child = spawn(join(bin, 'postgres'), [...options, '-c', 'fsync=off'], {
    ...user,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return await ready(child, port, folder, () => {
    const asked = spawnSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', `${port}`])
    return asked.status === 0
  })
}

export async function startRedis(): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'obs-redis-'))
  const port = await freePort()
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '']
  const child = spawn('redis-server', options, { stdio: ['ignore', 'ignore', 'pipe'] })
  return await ready(child, port, folder, () => {
    const asked = spawnSync('redis-cli', ['-p', `${port}`, 'ping'])
    return asked.stdout.toString().trim() === 'PONG'
  })
}

function idOf(which: '-u' | '-g'): number {
  return Number(spawnSync('id', [which, 'postgres']).stdout.toString())
}

async function ready(
  child: ChildProcess,
  port: number,
  folder: string,
  answers: () => boolean,
): Promise<Running> {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    if (answers()) return { port, stop: () => stop(child, folder) }
    await sleep(50)
  }
  await stop(child, folder)
  throw new Error(`it does not answer: ${said}`)
}

/** In peace, which for PostgreSQL means when its clients have gone; else not. */
async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    child.kill('SIGTERM')
    const kill = setTimeout(() => child.kill('SIGKILL'), 5_000)
    await once(child, 'exit')
    clearTimeout(kill)
  }
  rmSync(folder, { recursive: true, force: true })
}
