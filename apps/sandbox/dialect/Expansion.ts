/**
 * Expansion: an answer with the objects in it whose ids it would hold, up to four levels deep, in lists too, whose
 * `data` is a level as well: `data.items.data.price.product` is refused.
 *
 * Whether a path can be expanded is known before anything is done, by the names of the objects alone.
 * https://docs.stripe.com/api/expanding_objects and https://github.com/stripe/stripe-java/issues/2011
 */
import * as Expandable from "#apps/sandbox/dialect/Expandable.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"

const mostLevels = 4

/** What an endpoint answers: an object of this name, or a list of them; the name may be one that leads nowhere. */
export interface Shown {
  readonly object: string
  readonly isList: boolean
}

/** Why a path cannot be expanded; undefined where it can. */
export const refusalOf = ({ isList, object }: Shown, path: string): Failure.Failure | undefined => {
  const names = path.split(".")
  if (names.length > mostLevels) return Failure.tooDeep(path)
  return isList
    ? names[0] === "data"
      ? walk(object, names.slice(1), path)
      : Failure.notExpandable(path)
    : walk(object, names, path)
}

const walk = (object: string, [name, ...rest]: ReadonlyArray<string>, path: string): Failure.Failure | undefined => {
  if (name === undefined) return undefined
  const step = Expandable.step(object, name)
  if (step === undefined) return Failure.notExpandable(path)
  if (step.is === "transfer_data") {
    return rest[0] === "destination" && rest.length === 1 ? undefined : Failure.notExpandable(path)
  }
  if (step.is === "parts") return walk(step.of, rest, path)
  if (step.is === "list")
    return rest[0] === "data" || rest.length === 0 ? walk(step.of, rest.slice(1), path) : Failure.notExpandable(path)
  if (step.of === "not_served") return Failure.notServed(`expanding ${path} is not served`, "expand")
  // Which object a balance transaction is about is known only when it is there.
  return step.of === "any" ? undefined : walk(step.of, rest, path)
}

/** Finds what stands in an answer only if it is asked for. */
export interface Finding {
  readonly object: (id: string) => object | undefined
  /** A list that an object has only if it is asked for; undefined where there is none such. */
  readonly list: (object: string, field: string, id: string) => object | undefined
}

type Tree = Readonly<Record<string, unknown>>

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value)

/** The answer with all of `paths` expanded as far as there is something; the answer itself is not changed. */
export const of = (answer: object, paths: ReadonlyArray<string>, finding: Finding): object =>
  paths.reduce<object>((expanded, path) => into(expanded, path.split("."), finding) as object, answer)

const into = (value: unknown, names: ReadonlyArray<string>, finding: Finding): unknown => {
  const [name, ...rest] = names
  if (name === undefined) return value
  if (Array.isArray(value)) return value.map((item) => into(item, names, finding))
  if (!isTree(value)) return value
  const found = member(value, name, finding)
  return found === undefined || found === null ? value : { ...value, [name]: into(found, rest, finding) }
}

/** What stands under a name: an object that an id leads to, a list that was left out, or what is there, seen or not. */
const member = (value: Tree, name: string, finding: Finding): unknown => {
  const present = Object.hasOwn(value, name) ? value[name] : undefined
  const object = value["object"]
  if (typeof object !== "string") return typeof present === "string" ? finding.object(present) : present
  const step = Expandable.step(object, name)
  if (step?.is === "id" && typeof present === "string") return finding.object(present) ?? present
  return present ?? finding.list(object, name, String(value["id"]))
}
