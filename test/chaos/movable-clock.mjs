/**
 * Loaded before a service of the chaos run: its wall clock is moved by messages from the run. What
 * goes by the monotonic clock, and the database's own clock, stay as they are.
 */
const Real = Date
let offsetMs = 0
const now = () => Real.now() + offsetMs

globalThis.Date = new Proxy(Real, {
  construct: (_, args) => (args.length === 0 ? new Real(now()) : new Real(...args)),
  apply: () => new Real(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})

process.on('message', ({ movedByMs }) => {
  offsetMs += movedByMs
})
process.channel?.unref()
