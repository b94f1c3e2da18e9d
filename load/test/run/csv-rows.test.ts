import { describe, expect, it } from 'vitest'
import { readCsvRows } from '../../src/run/csv-rows.ts'

describe('a data file in CSV', () => {
  it.each([
    [
      'id,name\n1,a\n2,b\n',
      [
        { id: '1', name: 'a' },
        { id: '2', name: 'b' },
      ],
    ],
    ['\uFEFFid,name\r\n1,a', [{ id: '1', name: 'a' }]],
    ['id,name\n1,"a, b"\n', [{ id: '1', name: 'a, b' }]],
    ['id,name\n1,"say ""a"""\n', [{ id: '1', name: 'say "a"' }]],
    ['id,name\n1,"two\nlines"\n', [{ id: '1', name: 'two\nlines' }]],
    [
      'id,name\n1,\n\n,b\n',
      [
        { id: '1', name: '' },
        { id: '', name: 'b' },
      ],
    ],
    ['id,name\n1\n', [{ id: '1', name: '' }]],
    ['id\n', []],
    ['', []],
  ])('%j', (text, rows) => {
    expect(readCsvRows(text)).toEqual(rows)
  })
})
