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
    setupFiles: ["test/Seed.ts"],
    // Programs that tests build are run once or twice: what Node compiled of them would only fill the disk.
    env: { NODE_DISABLE_COMPILE_CACHE: "1" },
    testTimeout: 30_000,
    hookTimeout: 120_000
  }
})
