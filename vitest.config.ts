import { configDefaults, defineConfig } from 'vitest/config'

const conditions = ['@obs-toolkit/source']

const all = ['*/test/**/*.test.ts', 'compose/demo/test/**/*.test.ts']
/** Functions of their arguments, in many small files: a worker of their own would cost more than they do. */
const pure = ['dashboards/test/{lint,layout,promql}/**/*.test.ts']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: { name: 'all', include: all, exclude: [...configDefaults.exclude, ...pure] },
      },
    ],
    globalSetup: ['.ci/ensure-tools.ts'],
    // Most tests wait for real programs: by default vitest would leave one of two cores idle.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
