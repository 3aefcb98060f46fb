/**
 * Installation: the package packed from a copy of the tree, and installed from its tarball into an empty folder.
 *
 * The copy has no dist, so what is packed is what a fresh clone builds, and other tests may read ours meanwhile.
 */
import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../", import.meta.url))
const notCopied = new Set([".git", "bench", "dist", "node_modules", "test"])

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Installation {
  /** Where a user of the package would write. */
  readonly folder: string
  /** The files in the tarball. */
  readonly packed: ReadonlyArray<string>
  readonly run: (tool: string, args: ReadonlyArray<string>) => Ran
  readonly write: (path: string, text: string) => void
  readonly remove: () => void
}

/** What npm tells the scripts of one package must not reach the npm of another. */
const environment = (): NodeJS.ProcessEnv => {
  const inherited = Object.entries(process.env)
  return Object.fromEntries(
    inherited.filter(([name]) => !/^(npm_(package|lifecycle|command|config_local)|VITEST|NODE_ENV)/.test(name))
  )
}

const run = (cwd: string, tool: string, args: ReadonlyArray<string>): Ran => {
  const { error, status, stderr, stdout } = spawnSync(tool, args, {
    cwd,
    encoding: "utf8",
    env: environment(),
    timeout: 120_000
  })
  if (error !== undefined) throw error
  return { status, stderr, stdout }
}

const must = (cwd: string, tool: string, args: ReadonlyArray<string>): string => {
  const { status, stderr, stdout } = run(cwd, tool, args)
  if (status !== 0) throw new Error(`${tool} ${args.join(" ")} failed (${status}):\n${stdout}${stderr}`)
  return stdout
}

/** Packs a copy of the tree, as npm would for publishing; returns the tarball and what is in it. */
const pack = (folder: string) => {
  const tree = join(folder, "tree")
  mkdirSync(tree)
  for (const entry of readdirSync(root)) {
    if (!notCopied.has(entry)) cpSync(join(root, entry), join(tree, entry), { recursive: true })
  }
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"))
  must(tree, "npm", ["pack", "--silent", "--pack-destination", folder])
  const tarball = join(folder, readdirSync(folder).find((entry) => entry.endsWith(".tgz")) ?? "")
  const packed = must(folder, "tar", ["-tzf", tarball]).trimEnd().split("\n")
  return { tarball, packed: packed.map((path) => path.replace(/^package\//, "")).toSorted() }
}

/** From npm's cache, or from the network; and where there is neither, by hand, with the packages that we have. */
const install = (shop: string, tarball: string): void => {
  writeFileSync(join(shop, "package.json"), `{ "private": true, "type": "module" }\n`)
  const quietly = ["install", "--no-audit", "--no-fund", "--fetch-retries=0", tarball]
  if (run(shop, "npm", [...quietly, "--offline"]).status === 0) return
  if (run(shop, "npm", [...quietly, "--fetch-timeout=20000"]).status === 0) return
  const target = join(shop, "node_modules/connect-ledger")
  mkdirSync(target, { recursive: true })
  must(target, "tar", ["-xzf", tarball, "--strip-components=1"])
  mkdirSync(join(shop, "node_modules/.bin"), { recursive: true })
  symlinkSync("../connect-ledger/dist/connect-ledger.cjs", join(shop, "node_modules/.bin/connect-ledger"))
  for (const needed of ["effect", "pure-rand"]) {
    cpSync(join(root, "node_modules", needed), join(shop, "node_modules", needed), { recursive: true })
  }
}

const into = (folder: string): Installation => {
  const { packed, tarball } = pack(folder)
  const shop = join(folder, "shop")
  mkdirSync(shop)
  install(shop, tarball)
  for (const language of ["javascript", "typescript"]) {
    cpSync(join(root, "examples/embedding", language), join(shop, language), { recursive: true })
  }
  return {
    folder: shop,
    packed,
    run: (tool, args) => run(shop, tool, args),
    write: (path, text) => writeFileSync(join(shop, path), text),
    remove: () => rmSync(folder, { recursive: true, force: true })
  }
}

export const make = (): Installation => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "connect-ledger-package-")))
  try {
    return into(folder)
  } catch (failure) {
    rmSync(folder, { recursive: true, force: true })
    throw failure
  }
}
