import { Option } from 'commander'
import { judge, profileNames } from '@obs-toolkit/load'
import type { Evidence } from '@obs-toolkit/load'
import { examples } from '../command.ts'
import type { Define } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../io.ts'
import { describeVerdict } from '../report/console.ts'
import { measure } from '../verify/measure.ts'
import { readEvidence } from '../verify/read-evidence.ts'
import { selfTest } from '../verify/self-test/self-test.ts'
import { address, count, duration, positive } from '../verify/values.ts'
import type { VerifyOptions } from '../verify/options.ts'
import { writeReports } from '../verify/write-reports.ts'

export const define: Define = (command, terminal, act) => {
  command
    .description(
      'Sends twice the declared peak with k6 and says pass, fail or unproven for each objective, ' +
        'and why. Exits 0, 1 or 2; 3 where it refuses, 4 where something could not be reached.',
    )
    .option('--target <url>', 'the service under test', 'http://localhost:3000')
    .option('--start <command>', 'start the service first, and stop it afterwards')
    .addOption(new Option('--profile <name>', 'kind of test').choices(profileNames).default('peak'))
    .option('--factor <n>', 'times the declared peak', positive)
    .option('--instances <n>', 'instances behind the target', count)
    .option('--rate <n>', 'requests per second, in place of what the declaration gives', positive)
    .option('--duration <d>', 'of the measured phase: 90s, 5m, or auto', duration)
    .option('--warm-up <d>', 'before the measured phase', duration)
    .option('--ramp <d>', 'from the rate of the warm-up to the full one', duration)
    .option('--confidence <p>', 'of each bound, such as 0.99', positive)
    .option('--release <version>', 'version or commit that must be under test')
    .option(
      '--metrics-url <url>',
      "the service's own metrics; default: /metrics of the target",
      address,
    )
    .option('--prometheus <url>', 'a Prometheus that scrapes the service', address)
    .option('--prometheus-header <name=ENV...>', 'a header for it, its value from the environment')
    .option('--allow-host <host...>', 'a host beyond loopback that may be loaded')
    .option('--max-rate <n>', 'requests per second beyond loopback, at most', positive)
    .option('--script <file>', 'a k6 script of your own, run by the same plan')
    .option('--out <dir>', 'where reports are written', '.obs/verify')
    .option('--evidence <file>', 'judge an earlier run again')
    .option('--plan-out <file>', 'save the plan')
    .option('--self-test [cases]', 'test the gate itself, against servers that misbehave')
    .addHelpText('after', () =>
      examples([
        ['obs verify', 'the release gate, against http://localhost:3000'],
        ["obs verify --start 'node app.js'", 'with a service that it starts and stops'],
        ['obs verify --profile smoke', 'short and gentle'],
        ['obs verify --duration auto', 'until every objective is decided'],
        ['obs verify --self-test healthy,dies', 'is the gate itself right? Two of its cases'],
        ['obs verify --evidence .obs/verify/evidence.json', 'judge again, without load'],
      ]),
    )
    .action(act((options: VerifyOptions) => verify(options, terminal)))
}

async function verify(options: VerifyOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.selfTest) return selfTest(options.selfTest, terminal)
  return conclude(await evidenceOf(options, terminal), options, terminal)
}

async function evidenceOf(options: VerifyOptions, terminal: Terminal): Promise<Evidence> {
  if (options.evidence !== undefined) return readEvidence(options.evidence, terminal.cwd)
  return measure(options, terminal)
}

async function conclude(
  evidence: Evidence,
  { out }: VerifyOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const verdict = judge(evidence)
  const report = await writeReports(out, { verdict, evidence }, terminal)
  terminal.result(verdict, (paint) => describeVerdict({ verdict, evidence, report }, paint))
  return verdict.verdict === 'pass' ? exitCodes.done : exitCodes[verdict.verdict]
}
