/**
 * Version: of this program; the build puts it in.
 */
declare const CONNECT_LEDGER_VERSION: string | undefined

export const version = typeof CONNECT_LEDGER_VERSION === "undefined" ? "0.0.0-source" : CONNECT_LEDGER_VERSION
