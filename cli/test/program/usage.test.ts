import { describe, expect, it } from 'vitest'
import { commands } from '../../src/contents.ts'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'

const esc = '\u001B['

describe('help', () => {
  it.each([['--help'], ['-h'], ['help'], ['--json', '--help']])(
    '%s %s shows every command',
    async (...argv) => {
      const { code, out, err } = await obs(argv.filter((each) => each !== undefined))
      expect([code, err]).toEqual([0, ''])
      for (const { name, summary } of commands) {
        expect(out).toMatch(new RegExp(`^ {2}${name} +${summary}$`, 'm'))
      }
      expect(out).toContain('Examples:\n  $ obs ')
    },
  )

  it.each(['service', 'tools', 'doctor'])('of %s has options and examples', async (command) => {
    const { code, out } = await obs([command, '--help'])
    expect(code).toBe(0)
    expect(out).toContain(`Usage: obs ${command} [options]`)
    expect(out).toContain('--json ')
    expect(out).toContain(`Examples:\n  $ obs ${command}`)
    expect(await obs(['help', command])).toEqual({ code, out, err: '' })
  })

  it('is shown where no command is given, and that is wrong usage', async () => {
    const { code, out, err } = await obs([])
    expect([code, out]).toEqual([3, ''])
    expect(err).toMatch(/^Usage: obs <command>.*obs: say what to do: a command is missing\n$/s)
  })

  it('has the version beside it', async () => {
    expect(await obs(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\./),
    })
  })
})

describe('wrong usage', () => {
  it.each([[['help', 'nope']], [['nope', '--help']]])(
    '%s is no help with a command that there is not',
    async (argv) => {
      const { code, out, err } = await obs(argv)
      expect([code, out]).toEqual([3, ''])
      expect(err).toMatch(/^obs: unknown command 'nope'\nobs --help/)
    },
  )

  it.each([
    [['servce'], "unknown command 'servce'", 'service'],
    [['service', '--jsn'], "unknown option '--jsn'", '--json'],
    [['doctor', '--taget', 'x'], "unknown option '--taget'", '--target'],
  ])('%s gets a suggestion', async (argv, message, suggestion) => {
    const { code, out, err } = await obs(argv)
    expect([code, out]).toEqual([3, ''])
    expect(err).toMatch(`obs: ${message}\n(Did you mean ${suggestion}?)\nobs --help`)
  })

  it.each([
    [['service', 'extra'], 'too many arguments'],
    [['service', '--service'], "option '--service <file>' argument missing"],
    [['doctor', '--target', 'localhost:3000'], 'Write a whole address'],
  ])('%s says what is wrong', async (argv, message) => {
    const { code, err } = await obs(argv)
    expect(code).toBe(3)
    expect(err).toContain(message)
  })

  it('is one JSON document with --json', async () => {
    const { code, out } = await obs(['--json', 'servce'])
    expect(code).toBe(3)
    expect(JSON.parse(out)).toEqual({
      error: {
        code: 'refused',
        exitCode: 3,
        message: "unknown command 'servce'",
        remedy: expect.stringContaining('(Did you mean service?)'),
      },
    })
  })
})

describe('the options that every command has', () => {
  const declaration = { 'a.json': { name: 'orders' } }

  it('mean the same before and after its name', async () => {
    const cwd = project(declaration)
    const after = await obs(['service', '--json', '--service', 'a.json'], { cwd })
    expect(after).toMatchObject({ code: 0, err: '' })
    expect(await obs(['--json', '--service', 'a.json', 'service'], { cwd })).toEqual(after)
    expect(await obs(['--service', 'a.json', 'service', '--json'], { cwd })).toEqual(after)
  })

  it.each([
    ['a screen', {}, [], true, true],
    ['a pipe', {}, [], false, false],
    ['a pipe, FORCE_COLOR', { FORCE_COLOR: '1' }, [], false, true],
    ['a screen, FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], true, false],
    ['a screen, NO_COLOR', { NO_COLOR: '1' }, [], true, false],
    ['a screen, an empty NO_COLOR', { NO_COLOR: '' }, [], true, true],
    ['a dumb screen', { TERM: 'dumb' }, [], true, false],
    ['a screen, --no-color', {}, ['--no-color'], true, false],
    ['FORCE_COLOR and --no-color', { FORCE_COLOR: '1' }, ['--no-color'], true, false],
  ])('colour: %s', async (_name, env, flags, screen, colours) => {
    const world = { cwd: project(declaration), env, screen }
    const { out } = await obs(['service', '--service', 'a.json', ...flags], world)
    expect(out.includes(esc)).toBe(colours)
    const { err } = await obs(['service', '--service', 'none.json', ...flags], world)
    expect(err.includes(esc)).toBe(colours)
  })
})
