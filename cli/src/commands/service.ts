import { examples } from '../command.ts'
import type { Define } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../io.ts'
import { loadServices } from '../service/load.ts'
import { describeService } from './service/describe.ts'

export const define: Define = (command, terminal, act) => {
  command
    .description(
      'Checks the declaration, and prints it as the toolkit understands it: every default filled ' +
        'in, rates and bucket edges worked out. All problems are listed at once.',
    )
    .addHelpText('after', () =>
      examples([
        ['obs service', 'the declaration found from here upwards'],
        ['obs service --service orders.yaml', 'another one'],
        ["obs service --service 'services/*.yaml'", 'several at once'],
        ['obs service --json | jq .objectives', 'for scripts'],
      ]),
    )
    .action(act(() => showServices(terminal)))
}

async function showServices(terminal: Terminal): Promise<ExitCode> {
  const loaded = await loadServices(terminal)
  const services = loaded.map(({ service }) => service)
  const document = services.length === 1 ? services[0] : services
  terminal.result(document, (paint) =>
    loaded.map((each) => describeService(each, terminal.cwd, paint)).join('\n\n'),
  )
  return exitCodes.done
}
