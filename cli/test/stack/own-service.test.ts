import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { metrics } from '@obs-toolkit/sdk/service'
import type { Program } from '../../src/stack/program.ts'
import { choosePorts } from '../../src/ports.ts'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'
import { startObs } from '../support/process.ts'
import { json, startStack, sum, text } from './running.ts'

const patient = { timeout: 60_000, interval: 250 }

const sdk = import.meta.resolve('@obs-toolkit/sdk')
const express = import.meta.resolve('express')
const declaration = { name: 'shop', prometheus: { scrapeSeconds: 1 } }
const app = `
import express from '${express}'
import { observe } from '${sdk}'
const app = express()
observe(app)
app.get('/', (req, res) => res.json({ traces: process.env.OTEL_EXPORTER_OTLP_ENDPOINT }))
app.listen(Number(process.argv[2]), '127.0.0.1')
`

it('starts a service of one’s own beside the stack, scrapes it, and starts again what ends', async () => {
  const folder = project({ 'obs.service.json': declaration, 'app.mjs': app })
  const [port] = await choosePorts([0])
  const node = `'${process.execPath}' --conditions=@obs-toolkit/source`
  const url = `http://127.0.0.1:${port}`
  const stack = await startStack(folder, ['--target', url, '--start', `${node} app.mjs ${port}`])
  const { traces } = await json<{ traces: string }>(url)
  expect(traces).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  await vi.waitFor(async () => {
    expect(await sum(stack, `${metrics.serverDuration}_count{job="shop"}`)).toBeGreaterThan(0)
  }, patient)

  await kill(stack.prometheus)
  const programs = await vi.waitFor(async () => {
    const now = await json<readonly Program[]>(`${stack.page}/programs`)
    expect(now.find(({ name }) => name === 'prometheus')).toMatchObject({
      state: 'ready',
      restarts: 1,
    })
    return now
  }, patient)
  expect(programs.map(({ name }) => name)).toEqual(['shop', 'prometheus', 'alertmanager', 'jaeger'])

  const second = await obs(['up', '--target', url], { cwd: folder })
  expect(second).toMatchObject({ code: 3 })
  expect(second.err).toContain('a stack of this folder runs already')
  await obs(['down'], { cwd: folder })
  expect(await stack.end()).toEqual({ code: 0 })
  expect(existsSync(join(folder, '.obs/up/state.json'))).toBe(false)
  await expect(fetch(url)).rejects.toThrow()
}, 180_000)

/** The program that listens there. */
async function kill(url: string): Promise<void> {
  const child = spawn('pkill', ['-KILL', '-f', `listen-address=${new URL(url).host}`])
  await once(child, 'close')
}

it('says why a service is not scraped, and takes no nonsense from anybody', async () => {
  const folder = project({ 'obs.service.json': declaration })
  const [port] = await choosePorts([0])
  const stack = await startStack(folder, ['--target', `http://127.0.0.1:${port}`])
  expect(stack.notes()).toContain(`http://127.0.0.1:${port}/metrics is not there`)
  await vi.waitFor(async () => {
    expect(await text(stack.page)).toContain(`http://127.0.0.1:${port}/metrics: Get &quot;`)
  }, patient)

  const alert = { status: 'firing', labels: { severity: 'page' }, annotations: {} }
  const message = { receiver: 'here', status: 'firing', alerts: [alert, alert] }
  const nonsense = [null, [], { ...message, alerts: [null] }, { ...message, alerts: [{}] }]
  for (const body of nonsense) expect(await notify(stack.page, body)).toBe(404)
  expect(await notify(stack.page, message, 'text/plain')).toBe(404)
  const summary = '\u001B[2J<script>alert(1)</script>'
  const told = { ...message, alerts: [{ ...alert, annotations: { summary } }, alert, alert] }
  expect(await notify(stack.page, told)).toBe(200)
  await vi.waitFor(() => expect(stack.notes()).toMatch(/page {2}\[2J<script>.*\npage.*name\n$/))

  const paths = ['runbooks/a/b', 'runbooks/..%2f../state', 'd/..%2f..', 'traces?service=../x']
  for (const path of paths) expect((await fetch(`${stack.page}/${path}`)).status).toBe(404)
}, 120_000)

async function notify(page: string, body: unknown, type = 'application/json'): Promise<number> {
  const headers = { 'content-type': type }
  const init = { method: 'POST', body: JSON.stringify(body), headers }
  return (await fetch(`${page}/notifications`, init)).status
}

it('says what is wrong with the word for a target', async () => {
  const folder = project({ 'obs.service.json': declaration })
  const world = { cwd: folder }
  expect((await obs(['up', '--target', 'nonsense'], world)).err).toContain('whole address')
  const other = await obs(['up', '--target', 'other=http://127.0.0.1:1'], world)
  expect(other).toMatchObject({ code: 3 })
  expect(other.err).toContain('no declaration of a service other')
  expect(await obs(['up', '--start', 'node app.js'], world)).toMatchObject({ code: 3 })
  expect(await obs(['up', '--faster', '100'], world)).toMatchObject({ code: 3 })
})

it('says what a service that does not start printed, and leaves nothing running', async () => {
  const folder = project({ 'obs.service.json': declaration })
  const [port] = await choosePorts([0])
  const args = ['--target', `http://127.0.0.1:${port}`, '--start', 'echo no luck; exit 1']
  const { code, err } = await obs(['up', ...args], { cwd: folder, env: process.env })
  expect(code).toBe(4)
  expect(err).toContain('shop did not start')
  expect(err).toContain('no luck')
  expect(await obs(['down'], { cwd: folder })).toMatchObject({
    code: 0,
    out: 'nothing was running here\n',
  })
}, 60_000)

it('tells a service without instrumentation from one that is not there', async () => {
  const server = createServer((_req, res) => res.writeHead(404).end()).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const folder = project({ 'obs.service.json': declaration })
  const stack = await startStack(folder, ['--target', `http://127.0.0.1:${port}`])
  expect(stack.notes()).toContain('answers 404: no metrics there. Is it instrumented?')
}, 60_000)

const neverReady = `
require('node:http').createServer((req, res) => res.writeHead(503).end()).listen(PORT, '127.0.0.1')`

it('leaves nothing running, though it is killed itself', async () => {
  const [port] = await choosePorts([0])
  const url = `http://127.0.0.1:${port}`
  const app = neverReady.replace('PORT', String(port))
  const folder = project({ 'obs.service.json': declaration, 'app.cjs': app })
  const start = `'${process.execPath}' app.cjs`
  const child = startObs(['up', '--target', url, '--start', start], { cwd: folder })
  await vi.waitFor(async () => expect((await fetch(url)).status).toBe(503), patient)
  child.kill('SIGKILL')
  await vi.waitFor(() => expect(fetch(url)).rejects.toThrow('fetch failed'), patient)
}, 120_000)

it('says so where it cannot keep its things', async () => {
  const folder = project({ 'obs.service.json': declaration, '.obs': 'a file' })
  const said = await obs(['up', '--target', 'http://127.0.0.1:1'], {
    cwd: folder,
    env: process.env,
  })
  expect(said).toMatchObject({ code: 3 })
  expect(said.err).toContain(`${join(folder, '.obs')} cannot be written`)
})

it('without docker, says what docker is needed for', async () => {
  const { code, err } = await obs(['up', '--docker'], { env: { PATH: '/nowhere' } })
  expect(code).toBe(4)
  expect(err).toContain('docker was not found')
})
