/**
 * WireObject: the shape of an object of Stripe's API, as it travels.
 *
 * A codec names the fields that it reads and writes; any other that Stripe sends is kept as it is, so law: what was
 * decoded and is encoded again is what was sent. An object is made from the model by its `of`: what the model states of
 * it, in Stripe's words, with null, empty or absent where Stripe has nothing, and what only its server knows beside.
 */
import { Schema } from "effect"

const unknown = [Schema.Record(Schema.String, Schema.Unknown)] as const

/** Fields that are read, among others that are kept. */
export const open = <const Fields extends Schema.Struct.Fields>(fields: Fields) =>
  Schema.StructWithRest(Schema.Struct(fields), unknown)

/** An object that says its name. */
export const make = <const Name extends string, const Fields extends Schema.Struct.Fields>(
  name: Name,
  fields: Fields
) => open({ object: Schema.Literal(name), ...fields })

/** Another object: its id, or, where it was asked for, itself. */
export const Reference = Schema.Union([Schema.String, open({ id: Schema.String })])

export const OptionalReference = Schema.NullOr(Reference)

export const Text = Schema.NullOr(Schema.String)

/** Seconds since 1970. */
export const Moment = Schema.Int

export const Metadata = Schema.Record(Schema.String, Schema.String)

export type Metadata = typeof Metadata.Type

/** Everything that these codecs make is of a sandbox or a simulation. */
export const livemode = false

export const noMetadata: Metadata = {}
