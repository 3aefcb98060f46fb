/**
 * Body: the parameters of a request, from the query and the body, as a form or as JSON; of v2 the body is JSON only.
 *
 * A form nests with brackets: `transfer_data[destination]=acct_…`, `expand[]=data.source`.
 */
import { Result } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Form from "#apps/sandbox/dialect/Form.ts"

export type Tree = Form.Tree

const form = (text: string): Result.Result<Tree, Failure.Failure> =>
  Result.mapError(Form.parse(text), Failure.brokenBody)

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value)

/** Deeper than any request of Stripe's. */
const mostDepth = 10

const isTooDeep = (value: unknown, left: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  (left === 0 || Object.values(value).some((each) => isTooDeep(each, left - 1)))

/** Brackets within brackets make a parser go as deep as its stack. */
const nests = (text: string): boolean => {
  let depth = 0
  for (const character of text) {
    if (character === "{" || character === "[") depth += 1
    if (character === "}" || character === "]") depth -= 1
    if (depth > 1000) return true
  }
  return false
}

const json = (text: string): Result.Result<Tree, Failure.Failure> => {
  if (nests(text)) return Result.fail(Failure.brokenBody("it is nested too deeply"))
  try {
    // As a form would say it: text, of which no digit is lost.
    const value = ExactInteger.parse(text, String)
    if (!isTree(value)) return Result.fail(Failure.brokenBody("expected a JSON object"))
    return isTooDeep(value, mostDepth)
      ? Result.fail(Failure.brokenBody("it is nested too deeply"))
      : Result.succeed(value)
  } catch {
    return Result.fail(Failure.brokenBody("it is no JSON"))
  }
}

/** A request whose body is still to be read. */
export interface Sent {
  readonly path: string
  readonly query: string
  readonly body: string
  readonly contentType: string
}

/**
 * What the query and the body say together; the body comes first. Refuses a body of v2 that is not said to be JSON.
 * https://docs.stripe.com/api-v2-overview
 */
export const parse = ({ body, contentType, path, query }: Sent): Result.Result<Tree, Failure.Failure> => {
  const asked = form(query)
  if (body === "" || Result.isFailure(asked)) return asked
  const isJson = contentType.includes("json")
  if (!isJson && path.startsWith("/v2/")) return Result.fail(Failure.wrongContentType(contentType))
  const said = isJson ? json(body) : form(body)
  return query === "" ? said : Result.map(said, (read) => ({ ...asked.success, ...read }))
}

/** A tree as pairs, in the order of their names. */
export const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isTree(value)) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([key, each]) => [key, sorted(each)])
}
