import { defineConfig } from 'vitest/config'

const conditions = ['@obs-toolkit/source']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['*/test/**/*.test.ts'],
    globalSetup: ['.ci/ensure-tools.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
