import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { rules } from '../../scripts/compose/rules.ts'
import { readStack } from '../../scripts/compose/stack.ts'
import { project } from '../support/project.ts'

const compose = fileURLToPath(new URL('../../../compose', import.meta.url))

/** Ids of the rules that a folder breaks. */
function broken(folder: string): readonly string[] {
  const stack = readStack(folder)
  return rules.filter(({ check }) => check(stack).length > 0).map(({ id }) => id)
}

/** The stack with a change to one of its files. */
function changed(file: '.env' | 'compose.yaml', from: string | RegExp, to: string): string {
  const folder = project()
  const filter = (path: string): boolean => !/node_modules|generated|secrets/.test(path)
  cpSync(compose, folder, { recursive: true, filter })
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(from, to)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
  return folder
}

describe('the composed stack', () => {
  it('keeps all that it promises', () => {
    const stack = readStack(compose)
    expect(rules.flatMap(({ check }) => check(stack))).toEqual([])
  })

  it.each([
    ['pinned-images', '.env', 'grafana:13.2.0', 'grafana:latest'],
    ['pinned-images', 'compose.yaml', 'image: ${LOKI_IMAGE}', 'image: grafana/loki'],
    ['agreeing-versions', '.env', 'k6:2.2.0', 'k6:2.1.0'],
    ['health-checks', 'compose.yaml', '//loki:', '//nothing:'],
    ['limits', 'compose.yaml', 'mem_limit: 512m', 'stop_grace_period: 5s'],
    ['least-privilege', 'compose.yaml', 'cap_drop: [ALL]', 'cap_drop: [NET_RAW]'],
    ['least-privilege', 'compose.yaml', "user: '472:0'", "user: '0:0'"],
    ['mounts', 'compose.yaml', './generated:/etc/obs:ro', './generated:/etc/obs'],
    ['mounts', 'compose.yaml', './loki/loki.yaml', '/var/run/docker.sock'],
    ['loopback-ports', 'compose.yaml', '127.0.0.1:9090:9090', '9090:9090'],
    [
      'no-passwords',
      'compose.yaml',
      /GF_SECURITY_ADMIN_PASSWORD__FILE.*/,
      'GF_SECURITY_ADMIN_PASSWORD: admin',
    ],
    [
      'no-passwords',
      'compose.yaml',
      "GF_AUTH_ANONYMOUS_ENABLED: 'false'",
      "GF_AUTH_ANONYMOUS_ENABLED: 'true'",
    ],
    ['rotated-logs', 'compose.yaml', 'max-size: 10m', 'labels: none'],
    [
      'offline-start',
      'compose.yaml',
      /GF_NEWS_NEWS_FEED_ENABLED.*/,
      'GF_INSTALL_PLUGINS: some-panel',
    ],
  ] as const)('breaks %s by %s: %s → %s', (id, file, from, to) => {
    expect(broken(changed(file, from, to))).toEqual([id])
  })
})
