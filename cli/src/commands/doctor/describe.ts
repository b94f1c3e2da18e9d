import type { Finding } from '../../doctor/finding.ts'
import type { Paint, Style } from '../../io.ts'
import { table } from '../../terminal/table.ts'

const marks: Readonly<Record<Finding['state'], readonly [mark: string, style: Style]>> = {
  fine: ['✓', 'green'],
  note: ['–', 'dim'],
  wrong: ['✗', 'red'],
}

export function describeFindings(findings: readonly Finding[], paint: Paint): string {
  const rows = findings.flatMap(({ subject, state, message, remedy }) => {
    const [mark, style] = marks[state]
    const [first = '', ...more] = message.split('\n')
    const remedies = remedy?.split('\n').map((line) => paint('cyan', line)) ?? []
    const below = [...more, ...remedies].map((line) => ['', '', line])
    return [[paint(style, mark), subject, first], ...below]
  })
  const wrong = findings.filter(({ state }) => state === 'wrong').length
  const sum = wrong === 0 ? paint('green', 'nothing is wrong') : paint('red', `${wrong} wrong`)
  return `${table(rows)}\n\n${sum}`
}
