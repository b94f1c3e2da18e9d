import { examples } from '../command.ts'
import type { Define } from '../command.ts'
import { asUrl } from './as-url.ts'
import { checkAlerts } from './alerts/check.ts'
import { showTable } from './alerts/table.ts'
import { testAlerts } from './alerts/test.ts'

export const define: Define = (command, terminal, act) => {
  command.description('The alerts that follow from the declaration.').addHelpText('after', () =>
    examples([
      ['obs alerts table', 'what is noticed, and when'],
      ['obs alerts check', 'lint, with promtool and amtool too'],
      ['obs alerts check --metrics-url http://localhost:3000/metrics', 'and a live service'],
      ['obs alerts test', 'run the proofs with promtool'],
    ]),
  )
  command
    .command('table')
    .description('Rehearses: how long until a page at so much bad, and what it costs.')
    .action(act(() => showTable(terminal)))
  command
    .command('check')
    .description('Lints what is generated, and with an address what it will read.')
    .option('--metrics-url <url>', "a live service's metrics", asUrl)
    .option('--prometheus <url>', 'a live Prometheus: intervals, retention, series', asUrl)
    .action(act((options: Parameters<typeof checkAlerts>[1]) => checkAlerts(terminal, options)))
  command
    .command('test')
    .description('Runs the proofs of every objective with promtool.')
    .option('--mutations', 'also show that a wrong rule turns a proof red')
    .action(act((options: Parameters<typeof testAlerts>[1]) => testAlerts(terminal, options)))
}
