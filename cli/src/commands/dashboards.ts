import type { Command } from 'commander'
import { examples } from '../command.ts'
import type { Define } from '../command.ts'
import { asInterval, asMoment } from '../dashboards/values.ts'
import { asUrl } from './as-url.ts'
import { checkBoards } from './dashboards/check.ts'
import { previewBoards } from './dashboards/preview.ts'

export const define: Define = (command, terminal, act) => {
  command
    .description('The dashboards that follow from the declaration, or any others of yours.')
    .addHelpText('after', () =>
      examples([
        ['obs dashboards check', 'lint the boards of the declaration'],
        ['obs dashboards check --prometheus http://localhost:9090', 'and run every query'],
        ['obs dashboards check grafana/*.json', 'dashboards that others made'],
        [
          'obs dashboards preview --prometheus http://localhost:9090',
          'see them with real data, without Grafana',
        ],
      ]),
    )
  reading(command.command('check'))
    .description(
      'Lints dashboards; with a Prometheus, runs every query and says what came back. Ends with 1 on an error.',
    )
    .option('--prometheus <url>', 'run every query of panels, variables and annotations', asUrl)
    .option('--metrics-url <url>', "a service's metrics: are all that are read there?", asUrl)
    .option('--config <file>', 'exclusions; default: the file .lint beside each dashboard')
    .option('--strict', 'warnings fail too')
    .addHelpText('after', () =>
      examples([
        ['obs dashboards check dashboards/ --strict', 'in a pipeline'],
        [
          'obs dashboards check --prometheus http://localhost:9090 --from 1h',
          'with data of the last hour',
        ],
        [
          'obs dashboards check --header Authorization=PROM_AUTH --prometheus https://…',
          'where one has to log in',
        ],
      ]),
    )
    .action(
      act((files: readonly string[], options: Parameters<typeof checkBoards>[2]) =>
        checkBoards(terminal, files, options),
      ),
    )
  reading(command.command('preview'))
    .description('Draws dashboards with real data, as one page that needs nothing else.')
    .requiredOption('--prometheus <url>', 'where the data are', asUrl)
    .option('--out <file>', 'where to', '.obs/dashboards.html')
    .addHelpText('after', () =>
      examples([
        ['obs dashboards preview --prometheus http://localhost:9090', 'into .obs/dashboards.html'],
        [
          'obs dashboards preview board.json --prometheus http://localhost:9090 --from 1h',
          'one of yours',
        ],
      ]),
    )
    .action(
      act((files: readonly string[], options: Parameters<typeof previewBoards>[2]) =>
        previewBoards(terminal, files, options),
      ),
    )
}

/** What every command takes that reads dashboards and the data behind them. */
function reading(command: Command): Command {
  return command
    .argument(
      '[file...]',
      'dashboards as classic JSON, or folders of them; default: the boards of the declaration',
    )
    .option('--header <name=ENV...>', 'a header for Prometheus, its value from the environment')
    .option(
      '--from <when>',
      "how far back: 1h, now-6h, a date; default: the dashboard's own",
      asMoment,
    )
    .option(
      '--scrape <d>',
      'interval of scrapes, such as 15s; default: as Prometheus says',
      asInterval,
    )
}
