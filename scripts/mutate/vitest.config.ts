/**
 * vitest.config: the tests run on sources with a mistake in them, which no file holds.
 *
 * A file asked for with `?trial=3` has the mistake of that trial, if that is the mutated file; what it imports is asked
 * for in the same way, if that needs the mutated file. So every trial has modules of its own, and shares the rest.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"
import * as Batch from "./Batch.ts"
import * as Imports from "./Imports.ts"
import * as Mutant from "./Mutant.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const conditions = ["connect-ledger-source"]
const batch = Batch.read()
const own = new Set(batch.own)

const asked = /^(.*)\?trial=(\d+)$/

/** The file that an id is of, from the repository's root, and the trial that it is for. */
const parted = (id: string | undefined) => {
  const [, path, trial] = asked.exec(id ?? "") ?? []
  return path === undefined ? undefined : { file: path.replace(root, "").replace(/^\//, ""), trial: Number(trial) }
}

const text = ({ file, trial }: { readonly file: string; readonly trial: number }): string => {
  const plain = readFileSync(join(root, file), "utf8")
  const mutant = batch.trials[trial]?.mutant
  return mutant?.file === file ? Mutant.apply(mutant, plain) : plain
}

export default defineConfig({
  root,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  plugins: [
    {
      name: "mutants",
      enforce: "pre",
      resolveId: (name, importer) => {
        if (parted(name) !== undefined) return join(root, name)
        const from = parted(importer)
        const file = from && Imports.resolve(name, from.file)
        if (from === undefined || file === undefined) return undefined
        return own.has(file) ? `${join(root, file)}?trial=${from.trial}` : join(root, file)
      },
      load: (id) => {
        const part = parted(id)
        return part && text(part)
      }
    }
  ],
  test: {
    include: ["scripts/mutate/trial.ts"],
    pool: "threads",
    isolate: false,
    // It knows a module by its file, and would hand one mutant the text of another.
    fsModuleCache: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ["dot"]
  }
})
