/**
 * Seed: what all properties draw their cases from: SEED, where the environment states it, or else a fresh one.
 */
const seed = process.env["SEED"]

if (seed !== undefined && seed !== "") {
  const { configureGlobal } = await import("fast-check")
  configureGlobal({ seed: Number(seed) })
}
