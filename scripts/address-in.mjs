/** The address that the service prints when it is ready. */
export async function addressIn(stdout) {
  let seen = ''
  for await (const chunk of stdout) {
    seen += chunk
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(seen)
    if (found) return found[0]
  }
  throw new Error(`the service ended before it was ready: ${seen}`)
}
