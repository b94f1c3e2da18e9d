import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { install, type Installed } from './support/installed.ts'

let installed: Installed

beforeAll(async () => {
  installed = await install()
}, 120_000)

afterAll(async () => {
  await installed?.remove()
})

const useIt = `
const app = express()
const obs = observe(app, { service: { name: 'shop' }, logger: false })
app.get('/users/:id', (req, res) => res.json(obs.current()))
const server = app.listen(0, '127.0.0.1', async () => {
  const url = 'http://127.0.0.1:' + server.address().port
  const answer = await fetch(url + '/users/7', { headers: { 'x-request-id': 'r-7' } })
  const { requestId } = await answer.json()
  const metrics = await (await fetch(url + '/metrics')).text()
  const counted = metrics.includes('duration_seconds_count{http_request_method="GET",http_route="/users/:id"')
  console.log(JSON.stringify({ requestId, counted, registry: typeof obs.registry.metrics }))
  server.close()
  server.closeAllConnections()
})
`
const works = { requestId: 'r-7', counted: true, registry: 'function' }

describe('the packed SDK in a project of its own', () => {
  it('is there for import', async () => {
    const program = `import { observe } from '@obs-toolkit/sdk'\nimport express from 'express5'\n${useIt}`
    expect(JSON.parse(await installed.run(program, 'mjs'))).toEqual(works)
  })

  it('is there for require, which loads its CommonJS form', async () => {
    const program = `
      const { observe } = require('@obs-toolkit/sdk')
      const express = require('express5')
      const files = Object.keys(require.cache).filter((file) => file.includes('@obs-toolkit'))
      if (!files.length || files.some((file) => !/sdk.cjs/.test(file))) throw new Error(files.join())
      ${useIt}`
    expect(JSON.parse(await installed.run(program, 'cjs'))).toEqual(works)
  })

  it('is one, though it is imported here and required there', async () => {
    const program = `
      import { createRequire } from 'node:module'
      import { observe, current as imported } from '@obs-toolkit/sdk'
      const require = createRequire(import.meta.url)
      const required = require('@obs-toolkit/sdk')
      if (required.observe === observe) throw new Error('only one form is loaded')
      const express = require('express5')
      const app = express()
      observe(app, { service: { name: 'shop' }, logger: false })
      app.get('/', (req, res) => res.json([imported().requestId, required.current().requestId]))
      const server = app.listen(0, '127.0.0.1', async () => {
        const url = 'http://127.0.0.1:' + server.address().port
        console.log(await (await fetch(url, { headers: { 'x-request-id': 'r-1' } })).text())
        server.close()
        server.closeAllConnections()
      })`
    expect(JSON.parse(await installed.run(program, 'mjs'))).toEqual(['r-1', 'r-1'])
  })

  it('observes by its flag alone', async () => {
    const program = `
      const app = require('express5')()
      app.get('/users/:id', (req, res) => res.json({}))
      const server = app.listen(0, '127.0.0.1', async () => {
        const url = 'http://127.0.0.1:' + server.address().port
        const { headers } = await fetch(url + '/users/7')
        console.log('id ' + headers.get('x-request-id').length)
        server.close()
        server.closeAllConnections()
      })`
    for (const flag of ['--import', '--require']) {
      const output = await installed.run(program, 'cjs', [flag, '@obs-toolkit/sdk/register'])
      expect(output).toContain('id 32')
      expect(output).toContain('"route":"/users/:id"')
      expect(output).toContain('observing express as a-service')
    }
  })

  it('gives declarations without anything else of it', async () => {
    const program = `
      const { defineService } = require('@obs-toolkit/sdk/service')
      if (defineService({ name: 'shop' }).name !== 'shop') throw new Error('no declaration')
      console.log(JSON.stringify(Object.keys(require.cache)))`
    const files = JSON.parse(await installed.run(program, 'cjs')) as string[]
    const outside = files.filter((file) => !/@obs-toolkit.sdk.cjs.service|program\.cjs$/.test(file))
    expect(files.length).toBeGreaterThan(5)
    expect(outside).toEqual([])
  })

  it('holds what services need and nothing else', () => {
    const strange = installed.files.filter(
      (file) =>
        !/^package\/(?:(?:dist|cjs)\/[\w./-]+\.(?:js|d\.ts)|cjs\/package\.json|package\.json|service\.schema\.json|LICENSE|README\.md)$/.test(
          file,
        ),
    )
    expect(strange).toEqual([])
    expect(installed.files.filter((file) => /\.test\.|bench|\/cli\//.test(file))).toEqual([])
  })

  it('leaves the tests of a service under node:test as they are', async () => {
    const code = `
      const { test, after } = require('node:test')
      const assert = require('node:assert')
      const { observe } = require('@obs-toolkit/sdk')
      const app = require('express5')()
      observe(app, { service: { name: 'shop' } })
      app.get('/users/:id', (req, res) => res.json({ id: req.params.id }))
      const server = app.listen(0, '127.0.0.1')
      after(() => { server.close(); server.closeAllConnections() })
      test('answers', async () => {
        const answer = await fetch('http://127.0.0.1:' + server.address().port + '/users/7')
        assert.deepEqual(await answer.json(), { id: '7' })
      })`
    const file = join(installed.project, 'service.test.cjs')
    await writeFile(file, code)
    const { NODE_TEST_CONTEXT: _context, ...env } = process.env
    const { stdout } = await promisify(execFile)(process.execPath, ['--test', file], { env })
    expect(stdout).toMatch(/pass 1\b/)
    expect(stdout).toMatch(/fail 0\b/)
  })
})
