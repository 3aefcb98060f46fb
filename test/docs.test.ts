/**
 * The documentation is true: every command in it prints what it says, and every link leads somewhere.
 *
 * `UPDATE=1 npx vitest run test/docs.test.ts` writes what the commands print now into the pages.
 */
import { spawnSync } from "node:child_process"
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { Result } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bundle } from "../scripts/bundle.mjs"
import * as Links from "./docs/Links.ts"
import * as Transcript from "./docs/Transcript.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import * as Simulation from "#core/simulation/Simulation.ts"

const root = fileURLToPath(new URL("../", import.meta.url))
const updates = process.env["UPDATE"] === "1"

const documents = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).toSorted()
const pages = ["README.md", "CHANGELOG.md", ...documents.map((path) => join("docs", path))].filter(
  (path) => path.endsWith(".md") && existsSync(join(root, path))
)
const read = (path: string) => readFileSync(join(root, path), "utf8")

/** What runs of a command line here: all of it, without the set-up; nothing, if there is only set-up. */
const runnable = (command: string): string | undefined => {
  const ours = command.replace(/^npm ci && /, "").replace(/^npx (?=connect-ledger)/, "")
  return /^(npm|npx|git) /.test(ours) ? undefined : ours
}

const desk = mkdtempSync(join(tmpdir(), "connect-ledger-docs-"))

beforeAll(async () => {
  await bundle(join(desk, "connect-ledger.cjs"))
  mkdirSync(join(desk, "bin"))
  symlinkSync("../connect-ledger.cjs", join(desk, "bin/connect-ledger"))
})
afterAll(() => rmSync(desk, { recursive: true, force: true }))

/** The commands of one page run in one folder, which starts with what a clone has; the status of the last is kept. */
const shell = () => {
  const folder = mkdtempSync(join(desk, "page-"))
  for (const given of ["examples", "schema"]) {
    if (existsSync(join(root, given))) cpSync(join(root, given), join(folder, given), { recursive: true })
  }
  const PATH = [join(desk, "bin"), dirname(process.execPath), process.env["PATH"]].join(delimiter)
  let last = 0
  return (command: string): string => {
    const { status, stdout } = spawnSync("bash", ["-c", `exec 2>&1; (exit ${last}); ${command}`], {
      cwd: folder,
      encoding: "utf8",
      env: { PATH, HOME: folder, LANG: "C.UTF-8", TZ: "UTC" },
      timeout: 60_000
    })
    last = status ?? 1
    return stdout
  }
}

let ran = 0

describe.each(pages)("%s", (path) => {
  const transcripts = Transcript.all(read(path)).filter(({ command }) => runnable(command) !== undefined)

  it("leads somewhere", () => {
    const leadsNowhere = Links.inside(read(path)).filter((link) => {
      const [target = "", anchor] = link.split("#")
      const file = target === "" ? path : join(dirname(path), target)
      if (!existsSync(join(root, file))) return true
      return anchor !== undefined && !Links.anchors(read(file)).has(anchor)
    })
    expect(leadsNowhere).toEqual([])
  })

  const scenarios = [...read(path).matchAll(/^```yaml\n(.*?)^```$/gms)].flatMap(([, text = ""]) =>
    text.includes("steps:") ? [text] : []
  )

  for (const [index, text] of scenarios.entries()) {
    it(`has a scenario (${index + 1}) that runs and meets what it expects`, () => {
      const { scenario } = Result.getOrThrow(ScenarioFile.parse(path, text))
      const { differences, refused, verdict } = Simulation.run(scenario, MemoryWorld.make(scenario))
      expect({ differences, refused, holds: verdict.holds }).toEqual({ differences: [], refused: [], holds: true })
    })
  }

  if (transcripts.length === 0) return

  it("shows what its commands print", { timeout: 120_000 }, () => {
    ran += transcripts.length
    const run = shell()
    const outputs = transcripts.map((transcript) => [transcript, run(runnable(transcript.command) ?? "")] as const)
    if (updates) {
      const page = outputs.reduceRight((text, [at, output]) => Transcript.rewritten(text, at, output), read(path))
      writeFileSync(join(root, path), page)
    } else {
      for (const [{ command, line, output }, printed] of outputs) {
        expect(printed, `${path}:${line}: $ ${command}`).toBe(output)
      }
    }
  })
})

describe("the documentation", () => {
  it.runIf(existsSync(join(root, "README.md")))("has commands that were run", () => {
    expect(ran).toBeGreaterThanOrEqual(2)
  })
})

describe("a page", () => {
  const page = [
    "# A page: one",
    "```console",
    "$ echo one \\",
    "  two",
    "one two",
    "",
    "$ true",
    "```",
    "```sh",
    "$ echo three",
    "```",
    "[a](#a-page-one) [b](other.md#b) [c](https://example.org) `[d](nowhere.md)`"
  ].join("\n")
  const [echo, nothing] = Transcript.all(page)

  it("has its transcripts read", () => {
    expect(Transcript.all(page)).toEqual([
      { line: 3, command: "echo one \\\n  two", output: "one two\n\n" },
      { line: 7, command: "true", output: "" }
    ])
    expect(() => Transcript.all("```console\nhello\n```")).toThrow("line 2")
  })

  it("has its outputs rewritten, and nothing else", () => {
    if (echo === undefined || nothing === undefined) throw new Error("no transcripts")
    expect(Transcript.rewritten(page, echo, echo.output)).toBe(page)
    expect(Transcript.rewritten(page, nothing, nothing.output)).toBe(page)
    expect(Transcript.rewritten(page, echo, "new\n")).toBe(page.replace("one two\n\n$", "new\n$"))
    expect(Transcript.rewritten(page, nothing, "a\nb\n")).toBe(page.replace("$ true\n", "$ true\na\nb\n"))
  })

  it("has its links read", () => {
    expect(Links.inside(page)).toEqual(["#a-page-one", "other.md#b"])
    expect(Links.anchors(page)).toEqual(new Set(["a-page-one"]))
  })

  it("has its set-up left out", () => {
    expect(runnable("npm ci && npx connect-ledger --help")).toBe("connect-ledger --help")
    expect(runnable("connect-ledger --help | head -1")).toBe("connect-ledger --help | head -1")
    expect(runnable("npm install connect-ledger")).toBeUndefined()
  })
})
