/**
 * Overlay: a copy of core in a temporary folder, where probes are written beside it and types and lint are asked.
 *
 * The folder has the project's own settings for both, so what is refused there is refused here; and a test that dies
 * leaves nothing in the tree.
 */
import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../", import.meta.url))

const copied = ["package.json", "tsconfig.base.json", ".oxlintrc.json", "core", "adapters/tsconfig.json"]

export interface Overlay {
  readonly write: (path: string, source: string) => void
  /** What the compiler says about each file of a project. */
  readonly types: (project: string) => ReadonlyMap<string, ReadonlyArray<string>>
  /** What the linter says about each file. */
  readonly lint: () => ReadonlyMap<string, ReadonlyArray<string>>
  readonly remove: () => void
}

export const make = (): Overlay => {
  const folder = mkdtempSync(join(tmpdir(), "connect-ledger-fence-"))
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true })
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"))

  const run = (tool: string, args: ReadonlyArray<string>): string => {
    const ran = spawnSync(join(root, "node_modules/.bin", tool), args, { cwd: folder, encoding: "utf8" })
    if (ran.error !== undefined) throw ran.error
    return ran.stdout
  }

  return {
    write: (path, source) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), `${source}\n`)
    },
    types: (project) => {
      const lines = run("tsc", ["-b", project, "--pretty", "false"]).split("\n")
      return grouped(lines.flatMap((line) => /^([^ (][^(]*)\([\d,]+\): error (.*)$/.exec(line)?.slice(1, 3) ?? []))
    },
    lint: () => {
      const { diagnostics } = JSON.parse(run("oxlint", ["--format", "json", "--deny-warnings"])) as {
        readonly diagnostics: ReadonlyArray<{
          readonly filename: string
          readonly code: string
          readonly message: string
        }>
      }
      return grouped(diagnostics.flatMap(({ code, filename, message }) => [filename, `${code}: ${message}`]))
    },
    remove: () => rmSync(folder, { recursive: true, force: true })
  }
}

/** By file, of a list that alternates between file and message. */
const grouped = (alternating: ReadonlyArray<string>): ReadonlyMap<string, ReadonlyArray<string>> => {
  const byFile = new Map<string, Array<string>>()
  for (let index = 0; index < alternating.length; index += 2) {
    const [file = "", message = ""] = alternating.slice(index, index + 2)
    byFile.set(file, [...(byFile.get(file) ?? []), message])
  }
  return byFile
}
