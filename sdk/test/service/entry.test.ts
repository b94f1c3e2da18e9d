import { execFileSync } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as service from '@obs-toolkit/sdk/service'
import { expect, test } from 'vitest'

const folder = new URL('../../src/service/', import.meta.url).href
const here = fileURLToPath(new URL('.', import.meta.url))

const listLoaded = `
  import { registerHooks } from 'node:module'
  const loaded = []
  registerHooks({
    load(url, context, next) {
      loaded.push(url)
      return next(url, context)
    },
  })
  await import('@obs-toolkit/sdk/service')
  console.log(JSON.stringify(loaded))
`

test('importing the declaration loads no file outside its folder, and no dependency', () => {
  const args = ['--conditions=@obs-toolkit/source', '--input-type=module', '-e', listLoaded]
  const output = execFileSync(process.execPath, args, { cwd: here, encoding: 'utf8' })
  const loaded = JSON.parse(output) as string[]
  expect(loaded).toContain(new URL('index.ts', pathToFileURL(fileURLToPath(folder))).href)
  expect(loaded.filter((url) => !url.startsWith(folder))).toEqual([])
})

test('these names are what other rooms and users may rely on', () => {
  expect(Object.keys(service).toSorted()).toMatchInlineSnapshot(`
    [
      "advisedEdgesSeconds",
      "alertLabels",
      "alertSeries",
      "annotations",
      "bucketEdges",
      "canonicalRoute",
      "countsRoute",
      "defaults",
      "defineService",
      "edgeSeconds",
      "errorTypes",
      "eventLoopDelay",
      "exemplarAttribute",
      "findRoute",
      "formatPath",
      "formatProblem",
      "joinRoutes",
      "judgeRequest",
      "knownMethods",
      "labels",
      "limits",
      "metrics",
      "objectivesForRoute",
      "other",
      "parseRouteKey",
      "receiverKinds",
      "recorded",
      "rejectedByBreaker",
      "resolveService",
      "routeKeyOf",
      "routeParams",
      "scrapeLabels",
      "selfLabels",
      "selfMetrics",
      "serviceJsonSchema",
      "severities",
      "trafficShare",
      "unmatchedRoute",
      "weekdays",
      "windowed",
    ]
  `)
})
