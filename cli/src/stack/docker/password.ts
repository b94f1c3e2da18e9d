import { randomBytes } from 'node:crypto'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where the password of Grafana's `admin` is; one is made where there is none. */
export async function grafanaPassword(composeFolder: string): Promise<string> {
  const file = join(composeFolder, 'secrets/grafana-password')
  // Grafana reads the file as a user of its own, so it is the folder that keeps others out.
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await chmod(dirname(file), 0o700)
  const password = randomBytes(18).toString('base64url')
  await writeFile(file, password, { flag: 'wx', mode: 0o644 }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  })
  return file
}
