/**
 * The command line as a whole: help, version, completions, usage, and what a job runner is told.
 */
import { Cause, Exit } from "effect"
import { describe, expect, it } from "vitest"
import * as ExitCode from "#apps/cli/terminal/ExitCode.ts"
import * as CommandLine from "./CommandLine.ts"

describe("help", () => {
  it.each([
    [[], "SUBCOMMANDS"],
    [["--help"], "SUBCOMMANDS"],
    [["simulate", "--help"], "connect-ledger simulate [flags] <scenario>"],
    [["explain", "--help"], "connect-ledger explain [flags] <scenario> <id>"],
    [["guide", "--help"], "connect-ledger guide [flags]"],
    [["compare", "--help"], "connect-ledger compare [flags] <a> <b>"]
  ])("is on every level: %j", async (args, expected) => {
    const { code, err, out } = await CommandLine.run(...args)
    expect({ code, err }).toStrictEqual({ code: 0, err: "" })
    expect(out).toContain(expected)
  })

  it("names every flag of simulate", async () => {
    const { out } = await CommandLine.run("simulate", "--help")
    for (const flag of ["--until", "--timeline", "--json", "--out"]) expect(out).toContain(flag)
  })
})

it("prints its version", async () => {
  const { code, out } = await CommandLine.run("--version")
  expect(code).toBe(0)
  expect(out).toMatch(/^connect-ledger v\d+\.\d+\.\d+/)
})

it.each(["bash", "zsh", "fish", "pwsh"])("prints completions for %s", async (shell) => {
  const { code, out } = await CommandLine.run("--completions", shell)
  expect(code).toBe(0)
  expect(out).toContain("simulate")
  expect(out).toContain("timeline")
  for (const command of ["compare", "guide", "business-model"]) expect(out).toContain(command)
})

describe("wrong usage exits with 2, and says on standard error what was wrong and where help is", () => {
  it.each([
    [["simulat", "x.yaml"], 'Unknown subcommand "simulat"'],
    [["simulate"], "Missing required argument: scenario"],
    [["simulate", "examples/marketplace.yaml", "--timelin"], "Unrecognized flag: --timelin"],
    [["explain", "examples/marketplace.yaml"], "Missing required argument: id"]
  ])("%j", async (args, message) => {
    const { code, err, out } = await CommandLine.run(...args)
    expect({ code, out }).toStrictEqual({ code: 2, out: "" })
    expect(err).toContain(message)
    expect(err).toMatch(/^See connect-ledger( simulate| explain)? --help$/m)
  })
})

describe("exit codes", () => {
  it.each([
    ["clean", Exit.succeed(undefined), 0],
    ["findings", Exit.fail(new ExitCode.Findings()), 1],
    ["bad input", Exit.fail(new ExitCode.BadInput({ problems: ["x"] })), 2],
    ["a bug", Exit.die(new Error("x")), 70],
    ["interrupted", Exit.failCause(Cause.interrupt(1)), 130]
  ])("of %s", (_, exit, code) => {
    expect(ExitCode.of(exit)).toBe(code)
  })
})
