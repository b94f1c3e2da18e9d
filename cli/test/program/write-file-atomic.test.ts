import { lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeFileAtomic } from '../../src/files/write-file-atomic.ts'
import { project } from '../support/project.ts'

test('writes a file, and the folders that lead to it', async () => {
  const folder = project()
  await writeFileAtomic(join(folder, 'a/b/c.txt'), 'hello')
  expect(readFileSync(join(folder, 'a/b/c.txt'), 'utf8')).toBe('hello')
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['c.txt'])
})

test('replaces a file, through a link to it', async () => {
  const folder = project({ 'real.txt': 'old' })
  symlinkSync('real.txt', join(folder, 'link.txt'))
  await writeFileAtomic(join(folder, 'link.txt'), 'new')
  expect(readFileSync(join(folder, 'real.txt'), 'utf8')).toBe('new')
  expect(lstatSync(join(folder, 'link.txt')).isSymbolicLink()).toBe(true)
})

test('leaves the old content and nothing else when it is interrupted', async () => {
  const folder = project({ 'a.txt': 'old' })
  const interrupt = new AbortController()
  const writing = writeFileAtomic(join(folder, 'a.txt'), Buffer.alloc(2 ** 26), interrupt.signal)
  interrupt.abort()
  await expect(writing).rejects.toThrow('abort')
  expect(readdirSync(folder)).toEqual(['a.txt'])
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('old')
})

test('leaves nothing behind when the name is taken by a folder', async () => {
  const folder = project({ 'taken/file': '' })
  await expect(writeFileAtomic(join(folder, 'taken'), 'x')).rejects.toThrow(/EISDIR|directory/)
  expect(readdirSync(folder)).toEqual(['taken'])
})

test('a reader sees the old content or the new, never a part', async () => {
  const folder = project()
  const path = join(folder, 'a.txt')
  const contents = ['a', 'b'].map((letter) => letter.repeat(2 ** 20))
  await writeFileAtomic(path, contents[0]!)
  const finished = new AbortController()
  const writer = (async () => {
    for (let round = 0; round < 20; round++) await writeFileAtomic(path, contents[round % 2]!)
    finished.abort()
  })()
  while (!finished.signal.aborted) {
    expect(contents).toContain(readFileSync(path, 'utf8'))
    await new Promise(setImmediate)
  }
  await writer
})
