/**
 * The command line as one program: what it needs, and what it says on a Node that is too old for it.
 */
import { transform } from "esbuild"
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs"
import { isBuiltin } from "node:module"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bundle } from "../../scripts/bundle.mjs"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-bundle-"))
const file = join(folder, "connect-ledger.cjs")
const oldest = "22.19"

let metafile: Awaited<ReturnType<typeof bundle>>
beforeAll(async () => void (metafile = await bundle(file)))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (node: string, args: ReadonlyArray<string>) => {
  const { status, stderr, stdout } = spawnSync(node, args, { encoding: "utf8", timeout: 30_000 })
  return { status, stderr, stdout }
}

const refusal = (version: string) => ({
  status: 2,
  stderr:
    `connect-ledger needs Node ${oldest} or newer, and this is ${version}: ` +
    "install it from https://nodejs.org, or run npx connect-ledger in a clone after npm ci, which brings its own\n",
  stdout: ""
})

describe("the bundle", () => {
  it("is one program that can be started by its name", () => {
    expect(readFileSync(file, "utf8").startsWith("#!/usr/bin/env node\n")).toBe(true)
    expect(statSync(file).mode & 0o111).toBe(0o111)
  })

  it("needs nothing but Node, and SQLite where a file is to keep a sandbox", () => {
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path))
    expect(imports.length).toBeGreaterThan(0)
    expect(imports.filter((path) => !isBuiltin(path))).toEqual(["better-sqlite3"])
  })

  it.runIf(existsSync("/dev/full"))("does not take an output that cannot be written for a success", () => {
    const { status, stderr } = run("bash", ["-c", `"${process.execPath}" "${file}" --version >/dev/full`])
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "connect-ledger: the output cannot be written (ENOSPC)\n"
    })
  })

  it("does not take a reader that has seen enough for a failure", () => {
    const simulate = `"${process.execPath}" "${file}" simulate examples/refunds.yaml --timeline`
    const { status, stderr } = run("bash", ["-o", "pipefail", "-c", `${simulate} | head -1`])
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
  })

  it("comes with the licence of everything in it", () => {
    const licences = readFileSync(join(folder, "connect-ledger.licenses.txt"), "utf8")
    for (const name of ["effect", "@effect/platform-node", "pure-rand", "yaml"]) {
      expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+: (MIT|ISC)\n\n.+`, "m"))
    }
  })
})

/** What the bundle does on a Node that gives its version as this. */
const faked = (version: string) => {
  const preload = join(folder, `node-${version}.cjs`)
  const versions = `{ ...process.versions, node: ${JSON.stringify(version)} }`
  writeFileSync(preload, `Object.defineProperty(process, "versions", { value: ${versions} })\n`)
  return run(process.execPath, ["--require", preload, file, "--version"])
}

describe("on a Node that is too old", () => {
  for (const version of ["0.10.48", "12.22.12", "18.20.8", "20.20.2", "22.18.0"]) {
    it(`says in one line that ${version} does not do`, () => {
      expect(faked(version)).toEqual(refusal(version))
    })
  }

  for (const version of [`${oldest}.0`, "22.20.1", "23.0.0", "24.21.0", "100.0.0"]) {
    it(`starts on ${version}`, () => {
      expect(faked(version)).toMatchObject({ status: 0, stderr: "" })
    })
  }

  it("asks before anything else, in the syntax of 2009", async () => {
    const text = readFileSync(file, "utf8")
    expect(text.indexOf("process.versions.node")).toBeLessThan(text.indexOf("require"))
    await transform(text, { target: "es5", logLevel: "silent" })
    await expect(transform("const found = 1", { target: "es5", logLevel: "silent" })).rejects.toThrow("const")
  })

  const older = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((path) => !path.includes("node_modules"))
    .map((path) => join(path, "node"))
    .flatMap((path) => {
      const version = run(path, ["--version"]).stdout?.trim().slice(1) ?? ""
      const [major = 0, minor = 0] = version.split(".").map(Number)
      const isOlder = version !== "" && (major < 22 || (major === 22 && minor < 19))
      return isOlder ? [{ path: realpathSync(path), version }] : []
    })

  it.runIf(older.length > 0)("says so on this machine's own Node", () => {
    for (const { path, version } of older) expect(run(path, [file, "--version"])).toEqual(refusal(version))
  })
})
