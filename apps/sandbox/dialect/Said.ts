/**
 * Said: what a request says of an object and the sandbox does nothing with, but to show it as it was said.
 *
 * Nothing in the place of a text takes it away. What is not said stays as it was.
 */
import type * as Parameter from "#apps/sandbox/dialect/Parameter.ts"

export type Said = Readonly<Record<string, unknown>>

const isTree = (value: unknown): value is Said => typeof value === "object" && value !== null && !Array.isArray(value)

/** As JSON says it. */
const plain = (value: unknown): unknown => {
  if (value === "") return null
  if (typeof value === "bigint") return Number(value)
  if (Array.isArray(value)) return value.map(plain)
  return isTree(value) ? tree(value) : value
}

const tree = (value: Said): Said =>
  Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, plain(each)] as const]))
  )

const over = (before: Said, after: Said): Said => {
  const all: Record<string, unknown> = { ...before }
  for (const [key, value] of Object.entries(after)) {
    const known = before[key]
    all[key] = isTree(known) && isTree(value) ? over(known, value) : value
  }
  return all
}

/** What is said after this too; undefined where nothing ever was. */
export const also = (before: Said | undefined, said: Said): Said | undefined => {
  const now = tree(said)
  if (Object.keys(now).length === 0) return before
  return before === undefined ? now : over(before, now)
}

/** Of what a request gives, that of its parameters that are to be shown as they are; names once, for every request. */
export const keeping = (fields: Parameter.Fields): ((given: Said, before?: Said) => Said | undefined) => {
  const names = Object.entries(fields).flatMap(([name, { isShown }]) => (isShown === true ? [name] : []))
  return (given, before) =>
    names.some((name) => given[name] !== undefined)
      ? also(before, Object.fromEntries(names.map((name) => [name, given[name]])))
      : before
}

/** An object with what was said of it. */
export const shown = <Shown extends object>(object: Shown, said: Said | undefined): Shown =>
  // What is said has the shape of what is shown: parameters and objects have it from the same table of Stripe's.
  said === undefined ? object : (over(object as unknown as Said, said) as unknown as Shown)
