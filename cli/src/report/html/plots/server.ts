import type { Evidence } from '@obs-toolkit/load'
import type { Plot } from '../../plot/plot.ts'
import { latencyTargets } from './client.ts'
import { dependenciesIn, stepsOf } from './steps.ts'
import type { Step } from './steps.ts'

/** What the server said of itself meanwhile; nothing where it shows no metrics. */
export function serverPlots(evidence: Evidence): readonly Plot[] {
  const steps = stepsOf(evidence)
  if (steps.length === 0) return []
  const all = [bothSides(steps, evidence), eventLoop(steps), busy(steps), dependencies(steps)]
  return all.filter((plot) =>
    plot.series.some(({ values }) => values.some((each) => each !== null)),
  )
}

function bothSides(steps: readonly Step[], { plan }: Evidence): Plot {
  return {
    title: 'p99 at server and client',
    note: 'Of the server, the upper edge of the bucket. What lies between them is waiting and network.',
    unit: 'ms',
    logarithmic: true,
    x: steps.map(({ at }) => at),
    series: [
      { label: 'client', values: steps.map(({ clientP99 }) => clientP99), colour: 'three' },
      { label: 'server', values: steps.map(({ serverP99 }) => serverP99), colour: 'four' },
    ],
    targets: latencyTargets(plan),
  }
}

function eventLoop(steps: readonly Step[]): Plot {
  return {
    title: "Delay of the server's event loop",
    note: 'How long it was held up at most, and for 1 % of the time.',
    unit: 's',
    x: steps.map(({ at }) => at),
    series: [
      {
        label: 'most',
        values: steps.map(({ snapshot }) => snapshot.eventLoopMax),
        colour: 'five',
        fill: true,
      },
      { label: 'p99', values: steps.map(({ snapshot }) => snapshot.eventLoopP99), colour: 'two' },
    ],
    least: 0.02,
  }
}

function busy(steps: readonly Step[]): Plot {
  return {
    title: 'What kept the server busy',
    note: 'Processor time, of one core; garbage collection, of the time.',
    unit: 'ratio',
    x: steps.map(({ at }) => at),
    series: [
      { label: 'processor', values: steps.map(({ cpuShare }) => cpuShare), fill: true },
      { label: 'garbage collection', values: steps.map(({ gcShare }) => gcShare), colour: 'six' },
    ],
    least: 1,
  }
}

function dependencies(steps: readonly Step[]): Plot {
  return {
    title: 'Calls of dependencies',
    note: 'How long one took in the mean.',
    unit: 's',
    x: steps.map(({ at }) => at),
    series: dependenciesIn(steps).map((name) => ({
      label: name,
      values: steps.map(({ dependencySeconds }) => dependencySeconds.get(name) ?? null),
    })),
    least: 0.01,
  }
}
