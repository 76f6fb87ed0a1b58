import { randomUUID } from 'node:crypto'
import { foundProblems } from '../../src/platforms/slack/block-kit-check.ts'
import type {
  Block,
  ButtonElement,
  FoundOptions,
  InputElement,
  SlackOption,
  View,
} from '../../src/platforms/slack/blocks.ts'
import { BEN, BOT_USER, type FakeSlack, type SlackPerson, TEAM } from './fake-slack.ts'
import { wordsIn } from './slack-words.ts'

export interface HttpAnswer {
  readonly status: number
  readonly body: unknown
  /** How long the process took over it (`ownTime`). */
  readonly ms: number
}

type Post = (body: string, type: string) => Promise<HttpAnswer>

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded'

/** What a person does in a Slack client, as the signed requests that come of it. */
export class SlackClient {
  readonly #slack: FakeSlack
  readonly #post: Post
  readonly #settled: () => Promise<void>
  /** What stands beside the fields of the open form. */
  errors: Readonly<Record<string, string>> = {}

  constructor(slack: FakeSlack, post: Post, settled: () => Promise<void>) {
    this.#slack = slack
    this.#post = post
    this.#settled = settled
  }

  async event(event: object, { id = `Ev${randomUUID()}`, team = TEAM } = {}): Promise<HttpAnswer> {
    const body = {
      type: 'event_callback',
      team_id: team,
      event_id: id,
      event,
      authorizations: [
        { team_id: team, user_id: BOT_USER, is_bot: true, is_enterprise_install: false },
      ],
    }
    const answer = await this.#post(JSON.stringify(body), JSON_TYPE)
    await this.#settled()
    return answer
  }

  type = (text: string, as: SlackPerson = BEN): Promise<HttpAnswer> =>
    this.event(
      { type: 'message', channel_type: 'im', channel: this.#slack.dmOf(as), user: as.user, text },
      { team: as.team ?? TEAM },
    )
  mention = (text: string, channel: string, as: SlackPerson = BEN): Promise<HttpAnswer> =>
    this.event(
      { type: 'app_mention', channel, user: as.user, text: `<@${BOT_USER}> ${text}` },
      { team: as.team ?? TEAM },
    )
  openHome = (as: SlackPerson = BEN): Promise<HttpAnswer> =>
    this.event({ type: 'app_home_opened', tab: 'home', user: as.user }, { team: as.team ?? TEAM })

  async command(
    text: string,
    as: SlackPerson = BEN,
    over: Record<string, string> = {},
  ): Promise<HttpAnswer> {
    const fields = new URLSearchParams({
      command: '/keepstep',
      text,
      team_id: as.team ?? TEAM,
      user_id: as.user,
      channel_id: 'C0STAFFROOM',
      trigger_id: this.#slack.trigger(),
      ...over,
    })
    const answer = await this.#post(fields.toString(), FORM_TYPE)
    await this.#settled()
    return answer
  }

  async interact(payload: object): Promise<HttpAnswer> {
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
    const answer = await this.#post(body, FORM_TYPE)
    await this.#settled()
    return answer
  }

  shortcut = (callback: string, as: SlackPerson = BEN): Promise<HttpAnswer> =>
    this.interact({
      type: 'shortcut',
      ...this.#who(as),
      callback_id: callback,
      trigger_id: this.#slack.trigger(),
    })

  /** Presses a button of a message, of the open modal or of App Home. */
  async press(
    where: { message: string; channel: string } | 'modal' | 'home',
    button: Pick<ButtonElement, 'action_id' | 'value'>,
    {
      as = BEN,
      inputs = {},
      trigger = this.#slack.trigger(),
    }: { as?: SlackPerson; inputs?: Record<string, string>; trigger?: string } = {},
  ): Promise<HttpAnswer> {
    const common = {
      type: 'block_actions',
      ...this.#who(as),
      trigger_id: trigger,
      actions: [{ type: 'button', ...button }],
    }
    if (typeof where !== 'string') {
      return this.interact({
        ...common,
        container: { type: 'message', message_ts: where.message, channel_id: where.channel },
        channel: { id: where.channel },
        state: { values: loose(inputs) },
      })
    }
    const opened = this.#slack.openView()
    const view = where === 'home' ? this.#slack.homes.get(as.user) : opened?.view
    if (view === undefined) throw new Error(`no ${where} to press a button in`)
    return this.interact({
      ...common,
      container: { type: 'view', view_id: opened?.id ?? 'VH' },
      view: {
        ...view,
        id: where === 'home' ? `VH${as.user}` : opened?.id,
        hash: where === 'home' ? 'x' : opened?.hash,
        private_metadata: view.private_metadata ?? '',
        state: { values: stateOf(view, inputs) },
      },
    })
  }

  /** Fills in the open form and presses Submit; what Slack does with the answer is done. */
  async submit(inputs: Record<string, string> = {}, as: SlackPerson = BEN): Promise<HttpAnswer> {
    const opened = this.#slack.openView()
    if (opened?.view.submit === undefined) throw new Error('no form to submit')
    const answer = await this.interact({
      type: 'view_submission',
      ...this.#who(as),
      view: {
        ...opened.view,
        id: opened.id,
        hash: opened.hash,
        private_metadata: opened.view.private_metadata ?? '',
        state: { values: stateOf(opened.view, inputs) },
      },
    })
    this.#follow(
      opened,
      (answer.body ?? {}) as {
        response_action?: string
        errors?: Record<string, string>
        view?: View
      },
    )
    return answer
  }

  #follow(
    opened: { view: View; hash: string; open: boolean },
    said: { response_action?: string; errors?: Record<string, string>; view?: View },
  ): void {
    this.errors = said.errors ?? {}
    if (said.response_action === 'errors') {
      const inputs = opened.view.blocks.flatMap((block) =>
        block.type === 'input' ? [block.block_id] : [],
      )
      for (const field of Object.keys(this.errors)) {
        if (!inputs.includes(field)) throw new Error(`an error beside no input: ${field}`)
      }
    } else if (said.response_action === 'update' && said.view !== undefined) {
      opened.view = said.view
      opened.hash = `${opened.hash}+`
    } else opened.open = false
  }

  /**
   * Opens a list that Slack asks for, or types into it: Slack asks only once so many letters are
   * there, gives up after three seconds, and throws away an answer with one wrong option in it.
   */
  async looksFor(
    field: string,
    words: string,
    as: SlackPerson = BEN,
  ): Promise<readonly SlackOption[]> {
    const opened = this.#slack.openView()
    const block = opened?.view.blocks.find(
      (one) => one.type === 'input' && one.block_id === field,
    ) as Extract<Block, { type: 'input' }> | undefined
    if (opened === undefined || block?.element.type !== 'external_select') {
      throw new Error(`no list ${field} that Slack asks for`)
    }
    if (words.length < Number(block.element['min_query_length'] ?? 3)) return []
    const answer = await this.interact({
      type: 'block_suggestion',
      ...this.#who(as),
      action_id: block.element.action_id,
      block_id: field,
      value: words,
      container: { type: 'view', view_id: opened.id },
      view: { ...opened.view, id: opened.id, hash: opened.hash },
    })
    if (answer.status !== 200 || answer.ms > 3000) {
      throw new Error(`Slack shows no list: ${answer.status} after ${answer.ms} ms`)
    }
    const found = answer.body as FoundOptions
    const problems = foundProblems(found)
    if (problems.length > 0) throw new Error(`Slack shows no list: ${problems.join('; ')}`)
    const options =
      'options' in found ? found.options : found.option_groups.flatMap((group) => group.options)
    loaded.set(block.element.action_id, [
      ...(loaded.get(block.element.action_id) ?? []),
      ...options,
    ])
    return options
  }

  /** Everything that the open modal says, and what stands beside its fields. */
  modalWords(): string {
    const view = this.#slack.openView()?.view
    return view === undefined ? '' : [...wordsIn(view), ...Object.values(this.errors)].join('\n')
  }

  #who = (as: SlackPerson) => ({
    user: { id: as.user, team_id: as.team ?? TEAM },
    team: { id: as.team ?? TEAM },
  })
}

/** By action id: what a list was filled with, which alone can be chosen in it. */
const loaded = new Map<string, readonly SlackOption[]>()

/** Inputs of a message, which a card of ours never has, as typed text. */
const loose = (inputs: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(inputs).map(([id, value]) => [
      id,
      { [id]: { type: 'plain_text_input', value } },
    ]),
  )

/** What a form holds once these inputs were changed, in Slack's words. */
function stateOf(view: View, inputs: Record<string, string>) {
  const blocks = view.blocks.filter((block) => block.type === 'input') as Extract<
    Block,
    { type: 'input' }
  >[]
  for (const id of Object.keys(inputs)) {
    if (!blocks.some((block) => block.block_id === id))
      throw new Error(`no input ${id} in the form`)
  }
  return Object.fromEntries(
    blocks.map(({ block_id: id, element }) => [
      id,
      { [element.action_id]: held(element, inputs[id]) },
    ]),
  )
}

type Chosen = { value: string }

function held(element: InputElement, typed: string | undefined): Record<string, unknown> {
  const { type } = element
  switch (type) {
    case 'datepicker':
      return { type, selected_date: typed ?? element['initial_date'] ?? null }
    case 'timepicker':
      return { type, selected_time: typed ?? element['initial_time'] ?? null }
    case 'radio_buttons':
    case 'static_select': {
      const value = typed ?? (element['initial_option'] as Chosen | undefined)?.value
      return { type, selected_option: value ? optionOf(element, value) : null }
    }
    case 'external_select':
      return { type, selected_option: foundOption(element, typed) }
    case 'checkboxes':
    case 'multi_static_select': {
      const before = ((element['initial_options'] ?? []) as Chosen[]).map(({ value }) => value)
      const values = typed === undefined ? before : typed.split(',').filter(Boolean)
      return { type, selected_options: values.map((value) => optionOf(element, value)) }
    }
    default:
      return { type, value: typed ?? element['initial_value'] ?? null }
  }
}

/** Only what stood there before, or what the list was filled with, can be chosen. */
function foundOption(element: InputElement, typed: string | undefined) {
  const before = element['initial_option'] as SlackOption | undefined
  if (typed === undefined) return before ?? null
  if (typed === '') return null
  const known = [...(before ? [before] : []), ...(loaded.get(element.action_id) ?? [])]
  const option = known.find(({ value }) => value === typed)
  if (option === undefined) throw new Error(`${typed} was not in the list`)
  return option
}

function optionOf(element: InputElement, value: string) {
  const all = [
    ...(element.options ?? []),
    ...(element.option_groups ?? []).flatMap((group) => group.options),
  ]
  const option = all.find((one) => one.value === value)
  if (option === undefined) throw new Error(`no choice ${value}`)
  return option
}
