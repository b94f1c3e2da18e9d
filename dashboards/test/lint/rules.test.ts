import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { rules } from '../../src/checks.ts'

const root = new URL('../../../', import.meta.url)
const page = await readFile(new URL('docs/guides/dashboard-rules.md', root), 'utf8')

describe('every rule', () => {
  it.each(rules)(
    '$name has a file, a test and its place in the catalogue',
    ({ name, from, about, severity, differs }) => {
      const folder = from === 'obs' ? 'ours' : 'linter'
      expect(existsSync(new URL(`dashboards/src/lint/${folder}/${name}.ts`, root))).toBe(true)
      expect(existsSync(new URL(`dashboards/test/lint/${folder}/${name}.test.ts`, root))).toBe(true)
      expect(page).toContain(`| \`${name}\` | ${severity} | ${about.replaceAll('|', '\\|')} |`)
      if (differs !== undefined) expect(page).toContain(`- \`${name}\`: ${differs}`)
    },
  )

  it('is there once, and the catalogue has no others', () => {
    const names = rules.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const listed = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name)
    expect(listed).toEqual([...names, 'query-runs', 'query-returns-data'])
  })

  it('of dashboard-linter is here: seventeen', () => {
    expect(rules.filter(({ from }) => from === 'dashboard-linter')).toHaveLength(17)
  })
})
