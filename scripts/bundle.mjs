/**
 * bundle: makes the command line from its TypeScript sources: dist/connect-ledger.cjs, and the program it starts beside
 * it.
 *
 * Node parses a whole file before it runs any of it, so what is started is a few lines in the syntax of 2009: they
 * refuse an unsupported Node in words, and ask a supported one to keep what it compiles, which halves the next start.
 * Names are kept, for readable stack traces; without white space it starts as fast as without names.
 */
import { build } from "esbuild"
import { chmodSync, readFileSync, readdirSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../", import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))

/** Ends an older Node with one line; starts `program` on any other. In the syntax of 2009. */
const starter = (/** @type {string} */ oldest, /** @type {string} */ program) => {
  const [major, minor] = oldest.split(".")
  return `#!/usr/bin/env node
var found = process.versions.node
var parts = found.split(".")
if (+parts[0] > ${major} || (+parts[0] === ${major} && +parts[1] >= ${minor})) {
  require("node:module").enableCompileCache()
  require("./${program}")
} else {
  process.stderr.write("connect-ledger needs Node ${oldest} or newer, and this is " + found +
    ": install it from https://nodejs.org, or run npx connect-ledger in a clone after npm ci, which brings its own\\n")
  process.exit(2)
}
`
}

/** The folder of the package that a bundled file comes from, if it is not our own. */
const packageOf = (/** @type {string} */ file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]

const licenceOf = (/** @type {string} */ folder) => {
  const { license, name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  const text = file === undefined ? "" : `\n\n${readFileSync(join(folder, file), "utf8").trim()}`
  return `${name} ${version}: ${license}${text}`
}

/**
 * Writes what starts the command line to `outfile`, and beside it the program and the licences of what is in it; returns
 * what esbuild knows about the program.
 */
export const bundle = async (/** @type {string} */ outfile) => {
  const stem = outfile.replace(/\.cjs$/, "")
  const program = `${stem}.program.cjs`
  const oldest = manifest.engines.node.replace(">=", "")
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["apps/cli/main.ts"],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: `node${oldest}`,
    conditions: ["connect-ledger-source"],
    // Native code, and needed by one flag only: loaded, if it is there, when that is given.
    external: ["better-sqlite3"],
    mainFields: ["module", "main"],
    define: { CONNECT_LEDGER_VERSION: JSON.stringify(manifest.version) },
    legalComments: "none",
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
    logLevel: "warning"
  })
  writeFileSync(outfile, starter(oldest, basename(program)))
  chmodSync(outfile, 0o755)

  const files = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [join(root, file)] : []))
  )
  const packages = new Set(files.flatMap((file) => packageOf(file) ?? []))
  const licences = [...packages].toSorted().map(licenceOf)
  const rule = `\n\n${"-".repeat(80)}\n\n`
  const title = "connect-ledger.cjs contains the following packages, each under its own licence."
  writeFileSync(`${stem}.licenses.txt`, `${[title, ...licences].join(rule)}\n`)
  return metafile
}

// Not import.meta.main, which an older Node that installs this does not know: it would build nothing, in silence.
if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle(join(root, "dist/connect-ledger.cjs"))
