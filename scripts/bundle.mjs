/**
 * bundle: makes the command line one file, dist/connect-ledger.cjs, from its TypeScript sources.
 *
 * The file is CommonJS, so that its first lines can refuse an unsupported Node before anything is loaded. Node parses
 * the whole file first, so the rest keeps to the syntax of Node 12: whatever is older shows a syntax error instead.
 * Names are kept, for readable stack traces; without white space it starts as fast as without names.
 */
import { build } from "esbuild"
import { chmodSync, readFileSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../", import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))

/** Ends an older Node with one line. In the syntax of 2009. */
const versionCheck = (/** @type {string} */ oldest) => {
  const [major, minor] = oldest.split(".")
  return `(function (found) {
  var parts = found.split(".")
  if (+parts[0] > ${major} || (+parts[0] === ${major} && +parts[1] >= ${minor})) return
  process.stderr.write("connect-ledger needs Node ${oldest} or newer, and this is " + found +
    ": install it from https://nodejs.org or run npx -p node@24 -p connect-ledger connect-ledger\\n")
  process.exit(2)
})(process.versions.node)`
}

/** The folder of the package that a bundled file comes from, if it is not our own. */
const packageOf = (/** @type {string} */ file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]

const licenceOf = (/** @type {string} */ folder) => {
  const { license, name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  const text = file === undefined ? "" : `\n\n${readFileSync(join(folder, file), "utf8").trim()}`
  return `${name} ${version}: ${license}${text}`
}

/** Writes the bundle to `outfile`, and beside it the licences of what is in it; returns what esbuild knows about it. */
export const bundle = async (/** @type {string} */ outfile) => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["apps/cli/main.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node12",
    conditions: ["connect-ledger-source"],
    mainFields: ["module", "main"],
    define: { CONNECT_LEDGER_VERSION: JSON.stringify(manifest.version) },
    banner: { js: `#!/usr/bin/env node\n${versionCheck(manifest.engines.node.replace(">=", ""))}` },
    legalComments: "none",
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
    logLevel: "warning"
  })
  chmodSync(outfile, 0o755)

  const files = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [join(root, file)] : []))
  )
  const packages = new Set(files.flatMap((file) => packageOf(file) ?? []))
  const licences = [...packages].toSorted().map(licenceOf)
  const rule = `\n\n${"-".repeat(80)}\n\n`
  const title = "connect-ledger.cjs contains the following packages, each under its own licence."
  writeFileSync(`${outfile.replace(/\.cjs$/, "")}.licenses.txt`, `${[title, ...licences].join(rule)}\n`)
  return metafile
}

// Not import.meta.main, which an older Node that installs this does not know: it would build nothing, in silence.
if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle(join(root, "dist/connect-ledger.cjs"))
