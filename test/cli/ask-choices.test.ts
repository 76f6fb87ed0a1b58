import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { askChoices, mustBeTerminal } from '../../src/cli/ask-choices.ts'
import type { ImportError } from '../../src/imports/table/import-error.ts'

const question = (who: string): ImportError => ({
  line: 4,
  column: 'email',
  code: 'same-person',
  message: `Is ${who} somebody known?`,
  choices: [
    { says: 'yes', option: `--same-person old=${who}` },
    { says: 'no', option: `--different-person ${who}` },
  ],
})

/** Answers what is typed, line by line, and what was shown. */
async function asking(errors: readonly ImportError[], typed: string) {
  const output = new PassThrough()
  const shown: string[] = []
  output.on('data', (chunk) => shown.push(String(chunk)))
  const chosen = await askChoices(errors, { input: Readable.from([typed]), output })
  return { chosen, shown: shown.join('') }
}

describe('a question on the terminal', () => {
  it('shows its choices by number, and takes the number that is typed', async () => {
    const { chosen, shown } = await asking([question('ada'), question('ben')], '1\n2\n')
    expect(chosen).toEqual(['--same-person old=ada', '--different-person ben'])
    expect(shown).toContain('line 4, column email: Is ada somebody known?\n  1  yes\n  2  no\n')
  })

  it('is asked again where nothing that it knows was typed', async () => {
    const { chosen, shown } = await asking([question('ada')], 'yes\n7\n2\n')
    expect(chosen).toEqual(['--different-person ada'])
    expect(shown.split('Type a number from 1 to 2').length).toBe(3)
  })

  it.each(['q\n', '', '1\n'])('ends without an answer after %j', async (typed) => {
    const { chosen } = await asking([question('ada'), question('ben')], typed)
    expect(chosen).toBeUndefined()
  })

  it('is asked once where the same answer mends every line', async () => {
    const dates = [2, 3, 4].map((line) => ({
      ...question('x'),
      line,
      choices: [{ says: 'the day comes first', option: '--day-first' }],
    }))
    expect((await asking(dates, '1\n')).chosen).toEqual(['--day-first'])
  })

  it('is not asked while there are mistakes that no answer mends', async () => {
    const mistake = { line: 2, code: 'bad-urn', message: 'No URN.' }
    expect((await asking([question('ada'), mistake], '1\n')).chosen).toBeUndefined()
  })
})

describe('where there is no terminal', () => {
  it('nobody can be asked, and the command says what to do', () => {
    const input = Object.assign(Readable.from(['']), { isTTY: false })
    expect(() => mustBeTerminal({ input, output: new PassThrough() })).toThrow(
      expect.objectContaining({ code: 'usage-interactive' }),
    )
  })
})
