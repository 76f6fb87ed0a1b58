/** Every text of Block Kit blocks in the order in which a person reads them. */
export function wordsIn(blocks: unknown): string[] {
  if (Array.isArray(blocks)) return blocks.flatMap(wordsIn)
  if (typeof blocks !== 'object' || blocks === null) return []
  const element = blocks as Record<string, unknown>
  if (element['type'] === 'plain_text') return [String(element['text'])]
  if (element['type'] === 'mrkdwn') return [asRead(String(element['text']))]
  return Object.entries(element).flatMap(([key, value]) =>
    ['initial_option', 'initial_options'].includes(key) ? [] : wordsIn(value),
  )
}

/** Marked text as Slack shows it: without the marks of its bold words, signs as they were typed. */
const asRead = (marked: string): string =>
  marked
    .replaceAll('*', '')
    .replace(/<(https:[^<>|]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** Every button in the blocks, as the verb and ids that it sends, or the address that it opens. */
export function buttonsIn(
  blocks: unknown,
): { actionId: string; value: string; text: string; about?: string; url?: string }[] {
  if (Array.isArray(blocks)) return blocks.flatMap(buttonsIn)
  if (typeof blocks !== 'object' || blocks === null) return []
  const element = blocks as Record<string, unknown>
  if (element['type'] === 'button') {
    const about = element['accessibility_label']
    return [
      {
        actionId: String(element['action_id']),
        value: String(element['value']),
        text: (element['text'] as { text: string }).text,
        ...(about === undefined ? {} : { about: String(about) }),
        ...(element['url'] === undefined ? {} : { url: String(element['url']) }),
      },
    ]
  }
  return Object.values(element).flatMap(buttonsIn)
}
