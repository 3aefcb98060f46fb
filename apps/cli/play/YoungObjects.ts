/**
 * YoungObjects: what a run makes dies young, and the engine is told so.
 *
 * V8 makes objects old from the start where enough of their kind once lived long. While a run sets its accounts up many
 * do, and then money and lines that live for one step only would be made old, at a fifth more time and half as much
 * memory again. It is a heuristic and no semantics: what is computed does not depend on it.
 */
/** Tells the engine, for the rest of the process; once more does nothing. Loads what that needs only then. */
export const expect = (): void =>
  process.getBuiltinModule("node:v8").setFlagsFromString("--no-allocation-site-pretenuring")
