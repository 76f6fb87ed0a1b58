import { describe, expect, it } from 'vitest'
import { COMMAND_NAMES, doneActivity, plainCommand } from '../../src/typed/text-commands.ts'

describe('what a message asks for', () => {
  it.each([
    ['my week', 'my-week'],
    ['week', 'my-week'],
    ["what's on", 'my-week'],
    ['log drop-in', 'log-drop-in'],
    ['log a drop in', 'log-drop-in'],
    ['observation', 'log-drop-in'],
    ['log meeting', 'log-meeting'],
    ['log a coaching session', 'log-meeting'],
    ['not this week', 'not-this-week'],
    ['resume', 'resume'],
    ['keep going', 'resume'],
    ['settings', 'settings'],
    ['change my day', 'settings'],
    ['steps', 'steps'],
    ['my action steps', 'steps'],
    ['help', 'help'],
    ['hello', 'help'],
    ['', 'help'],
    ['privacy', 'privacy'],
    ['what do you store about me', 'privacy'],
    ['who sees this', 'privacy'],
    ['undo', 'undo'],
    ['oops', 'undo'],
    ['post digests here', 'post-digests-here'],
    ['post the weekly summary here', 'post-digests-here'],
    ['stop digests', 'stop-digests'],
    ['detail', 'detail'],
    ['show me the detail', 'detail'],
    ['sequence', 'sequence'],
    ['choose my electives', 'electives'],
    ['choose a focus', 'electives'],
    ['contacts', 'contacts'],
    ['who can i ask about steplab', 'contacts'],
    ['development area', 'electives'],
  ])('%j means %s', (text, command) => expect(plainCommand(text)).toBe(command))

  it.each([
    ['done', 'any'],
    ['all done', 'any'],
    ["i've done it", 'any'],
    ['done self-study', 'self-study'],
    ['finished my module', 'self-study'],
    ['self study done', 'self-study'],
    ['done with the drop-in', 'drop-in'],
    ['meeting done', 'meeting'],
    ['done the diagnostic', 'diagnostic'],
    ['done seminar', 'event'],
    ['done mentor training', 'mentor-training'],
  ])('%j says that %s is done', (text, activity) => expect(doneActivity(text)).toBe(activity))

  it.each(['not done', 'done for', 'are you done', 'is the drop-in done yet', 'week 3 of autumn'])(
    '%j is no command',
    (text) => {
      expect(plainCommand(text)).toBeUndefined()
      expect(doneActivity(text)).toBeUndefined()
    },
  )

  it('understands every command under the name by which it is suggested', () => {
    const understood = (name: string) =>
      plainCommand(name) ??
      doneActivity(name) ??
      (/^(?:snooze|pause)/.test(name) ? 'dated' : undefined)
    expect(COMMAND_NAMES.filter((name) => understood(name) === undefined)).toEqual([])
  })
})
