import { defineConfig } from 'vitest/config'

const conditions = ['@obs-toolkit/source']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['*/test/**/*.test.ts', 'compose/demo/test/**/*.test.ts'],
    globalSetup: ['.ci/ensure-tools.ts'],
    // Most tests wait for real programs: by default vitest would leave one of two cores idle.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
