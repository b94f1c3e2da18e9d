import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export type Env = Readonly<Record<string, string | undefined>>

const systems: Record<string, string> = { win32: 'windows' }
const processors: Record<string, string> = { x64: 'amd64', ia32: '386' }

/** Named as Go and the releases name it: `linux-amd64`, `darwin-arm64`, `windows-amd64`. */
export const thisPlatform: string = [
  systems[process.platform] ?? process.platform,
  processors[process.arch] ?? process.arch,
].join('-')

export function executable(name: string, platform: string = thisPlatform): string {
  return platform.startsWith('windows') ? `${name}.exe` : name
}

export function cacheFolder(env: Env, platform: string = thisPlatform): string {
  if (env.OBS_CACHE_DIR) return resolve(env.OBS_CACHE_DIR)
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'obs')
  const home = env.HOME || homedir()
  if (platform.startsWith('darwin')) return join(home, 'Library', 'Caches', 'obs')
  if (platform.startsWith('windows')) {
    return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'obs', 'cache')
  }
  return join(home, '.cache', 'obs')
}
