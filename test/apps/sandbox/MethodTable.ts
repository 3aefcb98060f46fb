/**
 * MethodTable: every resource of the official SDK with its methods, those that the sandbox answers and those that it
 * does not, as a table for the documentation.
 */
import { Stripe } from "stripe"
import * as Served from "#apps/sandbox/resources/Served.ts"
import * as Unserved from "#apps/sandbox/resources/Unserved.ts"

/** Where an id stands in a path. */
const anId = "id"

const served = new Set(Served.endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, anId)}`))

/** What a method of the SDK sends, such as `GET /v1/charges/id`; undefined where it sends nothing of its own. */
const requestOf = (method: unknown): string | undefined => {
  let request: string | undefined
  const pretending = { _makeRequest: (verb: string, path: string) => (request = `${verb} ${path}`) }
  // Others send nothing by themselves.
  if (typeof method !== "function" || !method.toString().includes("_makeRequest")) return undefined
  method.call(pretending, anId, anId, anId, anId)
  return request
}

interface Row {
  readonly resource: string
  readonly served: ReadonlyArray<string>
  readonly refused: ReadonlyArray<string>
  /** The refused, with what each sends. */
  readonly unserved: ReadonlyArray<Method>
}

interface Method {
  readonly name: string
  readonly request: string
}

const rowOf = (resource: string, it: object): Row => {
  const methods = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(it) ?? {})
  const requests = Object.entries(methods).flatMap(([name, { value }]) => {
    if (name === "constructor") return []
    const request = requestOf(value)
    return request === undefined ? [] : [{ name, request, isServed: served.has(request) }]
  })
  const named = (isServed: boolean) => requests.filter((each) => each.isServed === isServed).map(({ name }) => name)
  const unserved = requests.filter(({ isServed }) => !isServed).map(({ name, request }) => ({ name, request }))
  return { resource, served: named(true), refused: named(false), unserved }
}

/** A resource, and those under its name, such as `checkout.sessions`. */
const rowsOf = (resource: string, it: unknown, depth = 0): ReadonlyArray<Row> => {
  if (typeof it !== "object" || it === null || depth > 3) return []
  const within = Object.entries(it).filter(([name]) => /^[a-z]/.test(name) && !hidden.has(name))
  return [
    ...(resource === "" ? [] : [rowOf(resource, it)]),
    ...within.flatMap(([name, each]) => rowsOf(resource === "" ? name : `${resource}.${name}`, each, depth + 1))
  ].filter((row) => row.served.length + row.refused.length > 0)
}

/** The way back to the client, another name for accounts, and what is no resource of the API. */
const hidden: ReadonlySet<string> = new Set(["stripe", "account", "oauth"])

const code = (names: ReadonlyArray<string>): string => names.map((name) => `\`${name}\``).join(", ")

export const rows = (): ReadonlyArray<Row> => rowsOf("", new Stripe("sk_test_sandbox00000"))

export const table = (): string => {
  const all = rows()
  const some = all.filter(({ served: methods }) => methods.length > 0)
  const none = all.filter(({ served: methods }) => methods.length === 0)
  return [
    "| of `stripe` | answered | not served |",
    "| --- | --- | --- |",
    ...some.map(
      (row) => `| \`${row.resource}\` | ${code(row.served)} | ${row.refused.length === 0 ? "–" : code(row.refused)} |`
    ),
    "",
    `Of these nothing is served: ${code(none.map(({ resource }) => resource))}.`
  ].join("\n")
}

/** The part of their paths that all have in common, up to where one names an object. */
const baseOf = (paths: ReadonlyArray<string>): string => {
  const [first = [], ...others] = paths.map((path) => path.split("/"))
  const differs = first.findIndex(
    (part, index) => part === anId || others.some((other) => other[index] !== part || other.length === index)
  )
  return (differs === -1 ? first : first.slice(0, differs)).join("/")
}

const most = 118

/** What is not served, as the sandbox has it. */
export const unserved = (): string =>
  rows()
    .flatMap(({ resource, unserved: methods }) => {
      const requests = methods.map(({ name, request }) => {
        const [verb = "", path = ""] = request.split(" ")
        return { name, verb, path }
      })
      const base = baseOf(requests.map(({ path }) => path))
      const head = `${resource} ${base}`
      const lines: Array<string> = []
      for (const { name, verb, path } of requests) {
        const rest = path
          .slice(base.length)
          .split("/")
          .map((part) => (part === anId ? "*" : part))
        const sends = `${verb}${rest.join("/")}`
        const said =
          Unserved.usual[name] === sends ? name : Unserved.called(sends) === name ? sends : `${name}=${sends}`
        const last = lines.at(-1)
        if (last !== undefined && last.length + said.length < most) lines[lines.length - 1] = `${last} ${said}`
        else lines.push(`${head} ${said}`)
      }
      return lines
    })
    .join("\n")
