/** The shapes of what Slack sends, pure: only what is used, and all of it checked. */
import { z } from 'zod'
import { isFit, madeFit } from './fit-to-keep.ts'
import { readActionId } from './searching-id.ts'

/** An id goes into keys, addresses and request paths: one that is not fit to be kept is nobody's. */
const id = z.string().min(1).max(200).refine(isFit)
const text = z.string().max(20_000).transform(madeFit)
const optional = id.nullish().catch(undefined)

const inner = z.object({
  type: id,
  user: optional,
  channel: optional,
  channel_type: optional,
  text: text.nullish().catch(undefined),
  subtype: optional,
  bot_id: optional,
  tab: optional,
  inviter: optional,
  user_team: optional,
  tokens: z
    .object({ bot: z.array(id).max(1000).optional() })
    .nullish()
    .catch(undefined),
})
const event = z.object({
  type: z.literal('event_callback'),
  team_id: id,
  event_id: id,
  event: inner,
  authorizations: z
    .array(
      z.object({
        team_id: optional,
        user_id: optional,
        is_enterprise_install: z.boolean().optional(),
      }),
    )
    .max(10)
    .optional()
    .catch(undefined),
})

const option = z.object({ value: z.string().max(200).transform(madeFit) })
const held = z.object({
  value: text.nullish(),
  selected_date: optional,
  selected_time: optional,
  selected_option: option.nullish(),
  selected_options: z.array(option).max(500).nullish(),
})
const state = z.object({
  values: z.record(z.string().max(255), z.record(z.string().max(255), held)),
})
const view = z.object({
  id,
  type: z.enum(['modal', 'home']),
  hash: optional,
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
  state: state.nullish(),
})
const who = {
  user: z.object({ id, team_id: optional }),
  team: z.object({ id }),
}
const blockActions = z.object({
  type: z.literal('block_actions'),
  ...who,
  trigger_id: optional,
  container: z.object({ type: id, message_ts: optional, channel_id: optional }),
  view: view.nullish(),
  state: state.nullish(),
  actions: z
    .array(z.object({ action_id: z.string().max(255), value: z.string().max(2000).optional() }))
    .min(1)
    .max(1),
})
const viewSubmission = z.object({ type: z.literal('view_submission'), ...who, view })
/** Somebody opened a list that Slack asks for, or typed into it. */
const blockSuggestion = z.object({
  type: z.literal('block_suggestion'),
  ...who,
  action_id: z.string().max(255),
  value: z.string().max(1000).transform(madeFit).nullish(),
})
const viewClosed = z.object({ type: z.literal('view_closed'), ...who, view })
const shortcut = z.object({
  type: z.literal('shortcut'),
  ...who,
  callback_id: id,
  trigger_id: optional,
})
const command = z.object({
  command: id,
  text: text.optional(),
  team_id: id,
  user_id: id,
  channel_id: optional,
  trigger_id: optional,
})

/** By what Slack calls them: a slash command has no type. */
const typed = z.discriminatedUnion('type', [
  event,
  blockActions,
  viewSubmission,
  blockSuggestion,
  viewClosed,
  shortcut,
])

/** Anything that comes in on the events address; undefined for what is not of a shape of ours. */
export function readBody(payload: unknown): SlackBody | undefined {
  const isTyped = typeof payload === 'object' && payload !== null && 'type' in payload
  return (isTyped ? typed : command).safeParse(payload).data
}

export const urlVerification = z.object({
  type: z.literal('url_verification'),
  challenge: z.string().max(500),
})

export type SlackBody = z.infer<typeof typed> | z.infer<typeof command>
export type SlackEvent = z.infer<typeof event>
export type BlockActions = z.infer<typeof blockActions>
export type BlockSuggestion = z.infer<typeof blockSuggestion>
export type ViewSubmission = z.infer<typeof viewSubmission>
export type SlashCommand = z.infer<typeof command>
export type Shortcut = z.infer<typeof shortcut>
export type HeldState = z.infer<typeof state>

type Held = z.infer<typeof held>

/** Every input as text, by its id: what several choices hold is joined by commas. */
export function inputsIn(held: HeldState | null | undefined): Record<string, string> {
  const inputs: Record<string, string> = {}
  for (const actions of Object.values(held?.values ?? {})) {
    for (const [actionId, one] of Object.entries(actions)) {
      inputs[readActionId(actionId).input] = textOf(one)
    }
  }
  return inputs
}

function textOf(one: Held): string {
  if (one.selected_options) return one.selected_options.map(({ value }) => value).join(',')
  return one.selected_option?.value ?? one.selected_date ?? one.selected_time ?? one.value ?? ''
}
