/** The few words around installing, as pages without scripts. */
export const page = (body: string): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Keepstep for Slack</title></head><body><main>${body}</main></body></html>`

/** Before: what it is, and the way to Slack's own consent. */
export const installPage = (url: string): string =>
  `<h1>Keepstep for Slack</h1><p>Keepstep keeps early career teachers and their mentors in step with the week of their induction programme. Install it in your school’s workspace: Slack shows what it may do before you agree.</p><p><a href="${escaped(url)}">Add Keepstep to Slack</a></p>`

/** After: which workspace it was, because whoever runs the service says which school that is. */
export const installedPage = (team: string): string =>
  `<h1>Keepstep is installed</h1><p>Give this number of your workspace to whoever runs Keepstep for you: <strong>${escaped(team)}</strong>. Once they have said which school it belongs to, everybody on that school’s roster hears from Keepstep in Slack.</p>`
export const STALE =
  '<h1>Start again</h1><p>This page belongs to an installation that was not begun in this browser, or too long ago. Nothing was changed. <a href="/slack/install">Start again</a></p>'
export const FAILED =
  '<h1>Keepstep was not installed</h1><p>Slack did not confirm the installation. Nothing was changed. <a href="/slack/install">Start again</a></p>'
export const BUSY =
  '<h1>Many are installing Keepstep at this moment</h1><p>Nothing was changed. <a href="/slack/install">Start again</a> in a minute.</p>'
export const NOT_ONE_WORKSPACE =
  '<h1>Choose one workspace</h1><p>Keepstep is installed in one workspace at a time, not in a whole organisation. <a href="/slack/install">Start again</a></p>'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
