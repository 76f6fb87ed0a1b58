/**
 * How V8 does the least in a worker that runs thousands of short tests. What is new fills V8's own size
 * for it at every press; and an eighth of all processor time went into optimising functions that were hardly
 * called again: they wait three times as long for it, and take less of what they call into themselves.
 */
export const FOR_MANY_SHORT_TESTS = [
  '--max-semi-space-size=64',
  '--interrupt-budget=200000',
  '--max-inlined-bytecode-size-cumulative=100',
]
