/**
 * BusinessModel: what kind of business a platform is, with what is usual for it.
 *
 * The usual charge is that of the recipe about it, which says why; any other one that its accounts are fit for is
 * possible too.
 */
import type { ChargeType } from "#core/connect/prices/ChargeType.ts"

export interface BusinessModel {
  /** In a sentence: who sells what to whom. */
  readonly text: string
  readonly charge: ChargeType
  /** Why that one. */
  readonly because: string
  /** A connected account of its, and what payers pay it for. */
  readonly seller: string
  readonly sale: string
}

export const all = {
  marketplace: {
    text: "buyers pay the platform, and each order is one seller's",
    charge: "destination",
    because: "one request takes the payment, sends it on and takes the platform's fee",
    seller: "Ada's Bakery",
    sale: "a cake"
  },
  saas: {
    text: "businesses charge their own customers with the platform's software",
    charge: "direct",
    because: "the business is the merchant, and the platform has only its fee",
    seller: "Yoga Loft",
    sale: "a membership"
  },
  "on-demand": {
    text: "a ride or a delivery, of whose price several people have a part",
    charge: "separate",
    because: "a payment is shared by as many transfers as there are people in it",
    seller: "Dana, driver",
    sale: "a ride"
  },
  "store-builder": {
    text: "shops are built on the platform, which sends each its part",
    charge: "destination",
    because: "one request takes the payment and sends the shop's part on",
    seller: "Lamp Shop",
    sale: "a lamp"
  },
  crowdfunding: {
    text: "backers pledge, and a project gets the money if the goal is reached",
    charge: "separate",
    because: "when a backer pays it is not known yet whether the project gets anything",
    seller: "The Album",
    sale: "a pledge"
  },
  ticketing: {
    text: "tickets are sold now, and organisers are paid after the event",
    charge: "separate",
    because: "the money stays with the platform until the event has taken place",
    seller: "Concert Hall",
    sale: "a ticket"
  },
  booking: {
    text: "a room, a table or a car is booked with the platform",
    charge: "destination",
    because: "the house is one recipient that is known from the start",
    seller: "Guest House",
    sale: "a stay"
  },
  invoicing: {
    text: "businesses send invoices to their own customers",
    charge: "direct",
    because: "the invoice is the business's own, and so is the payment",
    seller: "Ben, consultant",
    sale: "an invoice"
  }
} as const satisfies { readonly [name: string]: BusinessModel }

export type Name = keyof typeof all

export const names = Object.keys(all) as ReadonlyArray<Name>

export const of = (name: Name): BusinessModel => all[name]
