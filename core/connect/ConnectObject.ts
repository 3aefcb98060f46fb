/**
 * ConnectObject: any object of the vocabulary that a decision makes or changes.
 */
import type { ApplicationFee, ApplicationFeeRefund } from "#core/connect/ApplicationFee.ts"
import type { Charge } from "#core/connect/Charge.ts"
import type { Refund } from "#core/connect/Refund.ts"
import type { Transfer, TransferReversal } from "#core/connect/Transfer.ts"

export type ConnectObject = Charge | Refund | Transfer | TransferReversal | ApplicationFee | ApplicationFeeRefund

/** Looks an object up by its id. */
export interface Objects {
  readonly charge: (id: string) => Charge | undefined
  readonly refund: (id: string) => Refund | undefined
  readonly transfer: (id: string) => Transfer | undefined
  readonly applicationFee: (id: string) => ApplicationFee | undefined
}

/** `objects` as they will be with `made` among them. */
export const withMade = (objects: Objects, made: ReadonlyArray<ConnectObject>): Objects => {
  const find = <Kind extends ConnectObject["object"]>(kind: Kind, id: string) =>
    made.find(
      (object): object is Extract<ConnectObject, { object: Kind }> => object.object === kind && object.id === id
    )
  return {
    charge: (id) => find("charge", id) ?? objects.charge(id),
    refund: (id) => find("refund", id) ?? objects.refund(id),
    transfer: (id) => find("transfer", id) ?? objects.transfer(id),
    applicationFee: (id) => find("application_fee", id) ?? objects.applicationFee(id)
  }
}
