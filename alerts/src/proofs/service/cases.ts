import type { Service } from '@obs-toolkit/sdk/service'
import { breakerOpenCases, breakerTrippingCases } from './breakers.ts'
import { anotherCopy, otherServices, placeOf } from './case.ts'
import type { Case, CasesOf, Place } from './case.ts'
import { dependencyCases } from './dependencies.ts'
import { outageCases } from './outage.ts'
import { eventLoopCases, heapCases, restartCases } from './saturation.ts'
import { bucketCases, lossCases, metricsCases } from './telemetry.ts'
import { trafficGoneCases, unmatchedCases } from './traffic.ts'

const all: readonly CasesOf[] = [
  outageCases,
  trafficGoneCases,
  heapCases,
  eventLoopCases,
  restartCases,
  dependencyCases,
  breakerOpenCases,
  breakerTrippingCases,
  unmatchedCases,
  metricsCases,
  bucketCases,
  lossCases,
]

/** Each alert with what makes it fire, and with what is only nearly enough. */
export function casesOf(service: Service): readonly Case[] {
  const casesAt = (place: Place): readonly Case[] => all.flatMap((cases) => cases(service, place))
  const own = casesAt(placeOf(service))
  const others = otherServices(service).map(casesAt)
  const copy = anotherCopy(service)
  return [
    ...own,
    ...others.flatMap((another) => [
      ...besides('another service', own.filter(isTrouble), another.filter(isFine)),
      ...besides('another service', own.filter(isFine), another.filter(isTrouble)),
    ]),
    ...(copy ? besides('another copy', own.filter(isTrouble), casesAt(copy).filter(isFine)) : []),
  ]
}

/** The first case of each alert, while things elsewhere are the other way round. */
function besides(where: string, here: readonly Case[], there: readonly Case[]): Case[] {
  return [...Map.groupBy(here, ({ alert }) => alert)].flatMap(([alert, [its]]) => {
    const other = there.find((each) => each.alert === alert)
    if (its === undefined || other === undefined) return []
    const name = `${its.name}, and in ${where} ${other.name}`
    return [{ ...its, name, onlyBegins: true, courses: { ...its.courses, ...other.courses } }]
  })
}

function isTrouble({ shows }: Case): boolean {
  return shows !== null
}

function isFine({ shows }: Case): boolean {
  return shows === null
}
