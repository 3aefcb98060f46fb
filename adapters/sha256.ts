/**
 * sha256: the hash of our stores, over the UTF-8 bytes of a text, in hexadecimal.
 */
import { hash } from "node:crypto"
import type { Hash } from "#core/ledger/Identity.ts"

export const sha256: Hash = (text) => hash("sha256", text, "hex")
