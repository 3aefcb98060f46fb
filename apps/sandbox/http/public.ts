/**
 * The sandbox for tests: started and stopped in the process that uses it, as many at once as it likes.
 */
export { start, type Options, type Server } from "#apps/sandbox/http/Server.ts"
