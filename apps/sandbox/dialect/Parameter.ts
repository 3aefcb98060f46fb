/**
 * Parameter: what a request may say under a name, as text of a form or as JSON, and what is answered where it is wrong.
 *
 * Every parameter of an endpoint that the official SDK knows is one of three: read; kept or passed over, because it
 * moves no money; or not served, and then refused in our words. Any other is unknown, and refused in Stripe's.
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Currencies from "#core/money/Currency.ts"

type Read<A> = Result.Result<A, Failure.Failure>

export interface Parameter<A> {
  readonly isRequired: boolean
  readonly read: (value: unknown, name: string) => Read<A>
  /** Nothing is done with it but to show it with its object; see Said. */
  readonly isShown?: true
}

/** Read, but without effect. */
export const ignored: Parameter<undefined> = { isRequired: false, read: () => Result.succeed(undefined) }

/** Only whether it is stated. */
export const present: Parameter<true | undefined> = { isRequired: false, read: () => Result.succeed(true) }

const refused = (name: string): Failure.Failure => Failure.notServed(`the parameter ${name} is not served`, name)

export const notServed: Parameter<undefined> = {
  isRequired: false,
  read: (_, name) => Result.fail(refused(name))
}

/** Parameters of these names, of which Stripe has each and none is served. */
export const unserved = <const Name extends string>(
  names: ReadonlyArray<Name>
): { readonly [name in Name]: typeof notServed } =>
  // Each of the names, and no other.
  Object.fromEntries(names.map((name) => [name, notServed])) as { readonly [name in Name]: typeof notServed }

// oxlint-disable-next-line typescript/no-explicit-any -- the value of a parameter is known where it is read
type Any = Parameter<any>
export type Fields = { readonly [name: string]: Any }

/**
 * The fields for all parameters of `Params`, a type of the official SDK, so that none is forgotten; `expand` is every
 * endpoint's.
 */
export type Complete<Params> = { readonly [Name in Exclude<keyof Params, "expand">]-?: Any }

type Value<P extends Any> = P extends Parameter<infer A> ? A : never

/** What is given: undefined where a parameter is not. */
export type Given<F extends Fields> = { readonly [Name in keyof F]: Value<F[Name]> }

const optional = <A>(read: (value: string, name: string) => Read<A>): Parameter<A | undefined> => ({
  isRequired: false,
  read: (value, name) => {
    const isPlain = typeof value === "number" || typeof value === "boolean"
    const scalar = isPlain ? String(value) : value
    if (scalar === undefined || scalar === null) return Result.succeed(undefined)
    return typeof scalar === "string" ? read(scalar, name) : Result.fail(Failure.notText(name))
  }
})

/** To be shown with its object as it is said, and nothing else; nothing in its place takes it away. */
export const shown = <A>(parameter: Parameter<A>): Parameter<A | ""> => ({ ...emptyable(parameter), isShown: true })

export const required = <A>(parameter: Parameter<A | undefined>): Parameter<A> => ({
  isRequired: true,
  read: (value, name) =>
    Result.flatMap(parameter.read(value, name), (read) =>
      read === undefined ? Result.fail(Failure.missingParameter(name)) : Result.succeed(read)
    )
})

/** Nothing in its place is said too, and means that it is taken away. */
export const emptyable = <A>(parameter: Parameter<A>): Parameter<A | ""> => ({
  isRequired: parameter.isRequired,
  read: (value, name): Read<A | ""> =>
    value === "" || value === null ? Result.succeed("") : parameter.read(value, name)
})

export const text = optional((value) => Result.succeed(value))

export const boolean = optional((value, name) =>
  value === "true" || value === "false"
    ? Result.succeed(value === "true")
    : Result.fail(Failure.notBoolean(name, value))
)

/** As a bigint: an amount of any size is exact. */
export const integer = optional((value, name) =>
  /^-?\d{1,30}$/.test(value) ? Result.succeed(BigInt(value)) : Result.fail(Failure.notInteger(name, value))
)

export const decimal = optional((value, name) =>
  /^-?\d{1,15}(\.\d{1,12})?$/.test(value) ? Result.succeed(Number(value)) : Result.fail(Failure.notDecimal(name, value))
)

export const moment = optional((value, name) =>
  /^\d{1,11}$/.test(value) ? Result.succeed(Number(value)) : Result.fail(Failure.notInteger(name, value))
)

export const between = (least: number, most: number): Parameter<number | undefined> =>
  optional((value, name) => {
    if (!/^-?\d{1,9}$/.test(value)) return Result.fail(Failure.notInteger(name, value))
    const number = Number(value)
    if (number < least) return Result.fail(Failure.tooSmall(name, least))
    return number > most ? Result.fail(Failure.tooLarge(name, most)) : Result.succeed(number)
  })

export const oneOf = <const Choice extends string>(choices: ReadonlyArray<Choice>): Parameter<Choice | undefined> =>
  optional((value, name) => {
    const choice = choices.find((each) => each === value)
    return choice === undefined ? Result.fail(Failure.notOneOf(name, choices)) : Result.succeed(choice)
  })

export const currency = optional((value) => {
  const read = Currencies.parse(value.toLowerCase())
  return Result.isFailure(read) ? Result.fail(Failure.notCurrency(value)) : Result.succeed(read.success)
})

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const within = (name: string, key: string): string => (name === "" ? key : `${name}[${key}]`)

type Tree = Readonly<Record<string, unknown>>

/** Reads every value by its own parameter. The first that is wrong is the answer. */
const reader = <F extends Fields>(fields: F): ((value: Tree, name: string) => Read<Given<F>>) => {
  // Of what is not served there may be many times as much: it is looked at only where it is stated.
  const entries = Object.entries(fields).filter(([, field]) => field !== notServed)
  return (value, name) => {
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(fields, key)) return Result.fail(Failure.unknownParameter(within(name, key)))
      if (fields[key] === notServed) return Result.fail(refused(within(name, key)))
    }
    const given: Record<string, unknown> = {}
    for (const [key, field] of entries) {
      if (!field.isRequired && !Object.hasOwn(value, key)) continue
      const read = field.read(value[key], within(name, key))
      if (Result.isFailure(read)) return Result.fail(read.failure)
      given[key] = read.success
    }
    // Every field was read by its parameter.
    return Result.succeed(given as Given<F>)
  }
}

export const object = <const F extends Fields>(fields: F): Parameter<Given<F> | undefined> => {
  const read = reader(fields)
  return {
    isRequired: false,
    read: (value, name) => {
      if (value === undefined || value === null || value === "") return Result.succeed(undefined)
      return isTree(value) ? read(value, name) : Result.fail(Failure.notObject(name))
    }
  }
}

/** Whatever is said under a name, as it is said. */
export const tree: Parameter<Readonly<Record<string, unknown>> | undefined> = {
  isRequired: false,
  read: (value, name): Read<Readonly<Record<string, unknown>> | undefined> => {
    if (value === undefined || value === null || value === "") return Result.succeed(undefined)
    return isTree(value) ? Result.succeed(value) : Result.fail(Failure.notObject(name))
  }
}

/** All parameters of a request. */
export const all = <const F extends Fields>(fields: F): ((value: Tree) => Read<Given<F>>) => {
  const read = reader(fields)
  return (value) => read(value, "")
}

/** Any number of values; a form may count them, and then they come as an object. */
export const list = <A>(item: Parameter<A>): Parameter<ReadonlyArray<A> | undefined> => ({
  isRequired: false,
  read: (value, name) => {
    if (value === undefined || value === null || value === "") return Result.succeed(undefined)
    const items = isTree(value) && Object.keys(value).every((key) => /^\d+$/.test(key)) ? Object.values(value) : value
    if (!Array.isArray(items)) return Result.fail(Failure.notArray(name))
    const all: Array<A> = []
    for (const [index, each] of items.entries()) {
      const read = item.read(each, `${name}[${index}]`)
      if (Result.isFailure(read)) return Result.fail(read.failure)
      all.push(read.success)
    }
    return Result.succeed(all)
  }
})

/** An object whose names mean something, each of the same kind. */
export const record = <A>(item: Parameter<A>): Parameter<Readonly<Record<string, A>> | undefined> => ({
  isRequired: false,
  read: (value, name) => {
    if (value === undefined || value === null || value === "") return Result.succeed(undefined)
    if (!isTree(value)) return Result.fail(Failure.notObject(name))
    const all: Record<string, A> = Object.create(null)
    for (const [key, each] of Object.entries(value)) {
      const read = item.read(each, within(name, key))
      if (Result.isFailure(read)) return Result.fail(read.failure)
      all[key] = read.success
    }
    return Result.succeed(all)
  }
})

const most = { keys: 50, keyLength: 40, valueLength: 500 }

type Metadata = Readonly<Record<string, string>>

/**
 * Changes of an object's metadata: an empty value takes its key out, and nothing in its place takes all of them.
 * https://docs.stripe.com/api/metadata
 */
export const metadata: Parameter<Metadata | "" | undefined> = {
  isRequired: false,
  read: (value, name): Read<Metadata | "" | undefined> => {
    if (value === "") return Result.succeed("")
    return Result.flatMap(record(required(text)).read(value, name), (given) => {
      const entries = Object.entries(given ?? {})
      const long = entries.find(([key, text]) => key.length > most.keyLength || text.length > most.valueLength)
      if (entries.length > most.keys) {
        return Result.fail(Failure.tooMuchMetadata(`Metadata can have at most ${most.keys} keys.`))
      }
      if (long === undefined) return Result.succeed(given)
      return Result.fail(
        Failure.tooMuchMetadata(
          `Metadata keys can have up to ${most.keyLength} characters and values up to ${most.valueLength}; ` +
            `${long[0].slice(0, most.keyLength)} has more.`
        )
      )
    })
  }
}

/** The metadata of an object after such changes. */
export const changed = (before: Metadata, changes: Metadata | "" | undefined): Metadata =>
  changes === ""
    ? {}
    : Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== ""))

/** Why an object cannot have all that it would have after such changes; undefined where it can. */
export const overfilled = (before: unknown, changes: Metadata): Failure.Failure | undefined => {
  if (!isTree(before)) return undefined
  const keys = Object.keys(changed(before as Metadata, changes)).length
  return keys > most.keys ? Failure.tooMuchMetadata(`Metadata can have at most ${most.keys} keys.`) : undefined
}

/** A range of moments or amounts, or one: both ends as they are asked for. */
export interface Range {
  readonly gt?: number | undefined
  readonly gte?: number | undefined
  readonly lt?: number | undefined
  readonly lte?: number | undefined
}

const bounds = object({ gt: moment, gte: moment, lt: moment, lte: moment })

export const range: Parameter<Range | undefined> = {
  isRequired: false,
  read: (value, name): Read<Range | undefined> =>
    isTree(value)
      ? bounds.read(value, name)
      : Result.map(moment.read(value, name), (at) => (at === undefined ? undefined : { gte: at, lte: at }))
}

export const isWithin = (range: Range | undefined, value: number): boolean =>
  range === undefined ||
  (value > (range.gt ?? -Infinity) &&
    value >= (range.gte ?? -Infinity) &&
    value < (range.lt ?? Infinity) &&
    value <= (range.lte ?? Infinity))
