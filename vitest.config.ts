/**
 * vitest.config: the tests run on the TypeScript sources.
 *
 * Most files take their modules from what another file has loaded before: to load them costs far more than to run the
 * tests. So what they import keeps nothing between two tests, and a helper cleans up after the test that asks, by
 * `onTestFinished`: a hook at its top would be the first file's alone.
 */
import { defineConfig } from "vitest/config"

const conditions = ["connect-ledger-source"]

/** Those that start programs or need much memory, each in a process of its own; first, since they take longest. */
const apart = [
  "test/*.test.ts",
  "test/{docs,fence,mutate,oracles,package,properties}/**/*.test.ts",
  "test/apps/sandbox/StripeCli.test.ts"
]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    setupFiles: ["test/Seed.ts"],
    // Programs that tests build are run once or twice: what Node compiled of them would only fill the disk.
    env: { NODE_DISABLE_COMPILE_CACHE: "1" },
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Vitest would leave one core to itself, and that is half of two.
    maxWorkers: "100%",
    projects: [
      { extends: true, test: { name: "apart", include: apart } },
      { extends: true, test: { name: "together", include: ["test/**/*.test.ts"], exclude: apart, isolate: false } }
    ]
  }
})
