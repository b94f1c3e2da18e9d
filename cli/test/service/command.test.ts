import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineService } from '@obs-toolkit/sdk/service'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'

const orders = readFileSync(
  fileURLToPath(new URL('../fixtures/orders.yaml', import.meta.url)),
  'utf8',
)

it('prints what the declaration means, for people', async () => {
  const cwd = project({ 'obs.service.yaml': orders })
  const { code, out, err } = await obs(['service'], { cwd })
  expect([code, err]).toEqual([0, ''])
  await expect(out).toMatchFileSnapshot('./golden/orders.txt')
})

it('prints the least that can be declared, with every default', async () => {
  const { code, out } = await obs(['service'], {
    cwd: project({ 'obs.service.yaml': 'name: tiny' }),
  })
  expect(code).toBe(0)
  await expect(out).toMatchFileSnapshot('./golden/tiny.txt')
})

it('prints the resolved service itself with --json', async () => {
  const cwd = project({ 'obs.service.yaml': orders })
  const { code, out } = await obs(['service', '--json'], { cwd })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual(defineService(parse(orders)))
})

it('prints a list with --json where several are meant', async () => {
  const cwd = project({ 'a.yaml': 'name: a', 'b.yaml': 'name: b' })
  const { out } = await obs(['service', '--json', '--service', '*.yaml'], { cwd })
  expect(JSON.parse(out)).toMatchObject([{ name: 'a' }, { name: 'b' }])
})
