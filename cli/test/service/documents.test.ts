import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { jsonBreaksAt } from '../../src/service/document/json-breaks-at.ts'
import { obs } from '../support/obs.ts'
import type { Said } from '../support/obs.ts'
import { project } from '../support/project.ts'

async function check(file: string, text: string, ...argv: string[]): Promise<Said> {
  return obs(['service', ...argv], { cwd: project({ [file]: text }) })
}

const fixture = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../fixtures/mistakes/${name}`, import.meta.url)), 'utf8')

describe('every problem is printed at once, where it stands', () => {
  test.each(['typo.yaml', 'several.yaml', 'several.json', 'syntax.yaml', 'syntax.json'])(
    '%s',
    async (name) => {
      const { code, out, err } = await check(`obs.service.${name.split('.')[1]}`, fixture(name))
      expect([code, out]).toEqual([3, ''])
      await expect(err).toMatchFileSnapshot(`./golden/${name}.txt`)
    },
  )

  it('in several files, each with a heading of its own', async () => {
    const cwd = project({ 'a.yaml': 'nam: a', 'b.json': '{ "name": "b", "owner": 1 }' })
    const { err } = await obs(['service', '--service', 'a.yaml', '--service', 'b.json'], { cwd })
    await expect(err).toMatchFileSnapshot('./golden/two-files.txt')
  })

  it('with --json as data', async () => {
    const { code, out } = await check(
      'obs.service.yaml',
      'name: orders\nroutes:\n  /x: {}',
      '--json',
    )
    expect(code).toBe(3)
    expect(JSON.parse(out)).toMatchObject({
      error: {
        code: 'refused',
        exitCode: 3,
        problems: [
          {
            file: 'obs.service.yaml',
            line: 3,
            column: 3,
            code: 'bad-route',
            path: ['routes', '/x'],
            message: expect.stringContaining('names no route'),
          },
        ],
      },
    })
  })

  it('through an alias, at what the alias stands for', async () => {
    const text = 'name: orders\nroutes:\n  GET /a: &a { shere: 1 }\n  GET /b: *a\n'
    const { err } = await check('obs.service.yaml', text)
    expect(err).toContain('obs.service.yaml:3:16  routes["GET /a"].shere')
    expect(err).toContain('obs.service.yaml:3:16  routes["GET /b"].shere')
  })
})

describe('YAML', () => {
  it('may use anchors, merge keys, comments and a byte order mark', async () => {
    const text = `\uFEFF# orders
name: orders
routes:
  GET /a: &common { share: 0.4 }
  GET /b:
    <<: *common
    stream: true
`
    const { code, out } = await check('obs.service.yaml', text, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      routes: [
        { key: 'GET /a', share: 0.4 },
        { key: 'GET /b', share: 0.4, stream: true },
      ],
    })
  })

  it.each([
    ['a bomb of aliases', bomb(), 'Excessive alias count'],
    ['an alias of nothing', 'name: *orders', 'Unresolved alias'],
    ['a merge of no map', 'name: a\n<<: 1', 'Merge sources must be maps'],
    ['a list that holds itself', 'name: a\ntags: &a [*a]', 'This contains itself'],
    ['a million brackets', '['.repeat(1_000_000), 'This is nested too deep.'],
    ['two documents', 'name: a\n---\nname: b', '2:1  A second document begins here'],
    ['a tag', 'name: !env NAME', 'Unresolved tag: !env'],
    ['nothing', '', 'A declaration is an object'],
    ['a key that is a list', '? [a]\n: b', 'means nothing here'],
    ['binary data', 'name: !!binary aGVsbG8=', 'instance of a class'],
  ])('with %s is refused', async (_name, text, message) => {
    const { code, err } = await check('obs.service.yaml', text)
    expect(code).toBe(3)
    expect(err).toContain(message)
    expect(err.split('\n').length).toBeLessThan(30)
  })

  it('with forty thousand keys is read in one pass', async () => {
    const keys = Array.from({ length: 40_000 }, (_, at) => `k${at}: v`).join('\n')
    const { code, err } = await check('obs.service.yaml', keys)
    expect(code).toBe(3)
    expect(err).toContain('This has 40000 keys')
  })
})

describe('JSON is strictly JSON', () => {
  test.each([
    ['{"name": "a",}', 14],
    ['[1, 2,]', 7],
    ["{'name': 1}", 2],
    ['{"name": orders}', 10],
    ['{"a": 1 "b": 2}', 9],
    ['{"a" 1}', 6],
    ['{"a": 01}', 8],
    ['{"a": "b', 7],
    ['{"a": 1', 8],
    ['{"a": "\\x"}', 7],
    ['{"a": 1} x', 10],
    ['', 1],
    [']', 1],
    ['{]', 2],
    ['// c\n{}', 1],
    ['{"a": \t\u00A0 1}', 8],
  ])('%j breaks at column %i', async (text, column) => {
    const { code, err } = await check('obs.service.json', text)
    expect(code).toBe(3)
    expect(err).toContain(`obs.service.json:1:${column}  `)
  })

  it('and a key that is written twice is a mistake', async () => {
    const { code, err } = await check('obs.service.json', '{\n"name": "a",\n"name": "b"\n}')
    expect(code).toBe(3)
    expect(err).toContain("obs.service.json:3:1  The key 'name' is written twice, first in line 2.")
  })

  it('finds no break in what JSON.parse takes', () => {
    const text = '{"a": [1, -2.5e+7, "\\u00e9\\n \u007F", true, null, {}, []], "b": {"c": false}}'
    expect(() => JSON.parse(text)).not.toThrow()
    expect(jsonBreaksAt(text)).toBe(text.length)
  })
})

function bomb(): string {
  const names = [...'abcdefgh']
  const line = (name: string, at: number): string =>
    `${name}: &${name} [${Array(10)
      .fill(at === 0 ? 'x' : `*${names[at - 1]}`)
      .join(', ')}]`
  return names.map(line).join('\n')
}
