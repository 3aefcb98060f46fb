/**
 * vitest.config: the tests run on the TypeScript sources.
 */
import { defineConfig } from "vitest/config"

const conditions = ["connect-ledger-source"]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 120_000
  }
})
