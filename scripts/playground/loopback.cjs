// Loaded before the Playground (node --require): it listens on every interface, which nothing that
// believes any caller may do. Every listener of the process goes to this machine instead.
const { Server } = require('node:net')

const listen = Server.prototype.listen
Server.prototype.listen = function (...wish) {
  const [first, second, ...rest] = wish
  if (typeof first === 'object' && first !== null && 'port' in first) {
    return listen.call(this, { ...first, host: '127.0.0.1' }, second, ...rest)
  }
  if (typeof first === 'number' || /^\d+$/.test(String(first))) {
    const others =
      typeof second === 'string' ? rest : [second, ...rest].filter((one) => one !== undefined)
    return listen.call(this, Number(first), '127.0.0.1', ...others)
  }
  return listen.apply(this, wish)
}
