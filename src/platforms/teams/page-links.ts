/** Links to the pages inside Teams, pure: they last, and Teams itself says there who looks. */
import { OPEN_PAGE, type PagePlace, placeIn } from '../../cards/page-place.ts'

/** The address of a place on the pages. */
export type PageLinkOf = (to: PagePlace) => string

/** The tabs of `manifest/teams/manifest.json`. */
const TAB_OF = (to: PagePlace): { readonly entity: string; readonly label: string } =>
  to === 'school' ? { entity: 'school', label: 'School' } : { entity: 'my-week', label: 'My week' }

/**
 * How pages are reached from a card. `appId` is the id by which Teams knows the app; a client without
 * tabs opens the web address.
 */
export const pageLinksIn =
  (appId: string, publicUrl: string): PageLinkOf =>
  (to) => {
    const { entity, label } = TAB_OF(to)
    const { origin } = new URL(publicUrl)
    const query = new URLSearchParams({
      webUrl: `${origin}/tab/${to === 'school' ? 'school' : ''}`,
      label,
      ...(to === 'school' || to === 'week' ? {} : { context: JSON.stringify({ subEntityId: to }) }),
    })
    return `https://teams.microsoft.com/l/entity/${appId}/${entity}?${query.toString().replaceAll('+', '%20')}`
  }

type Json = Readonly<Record<string, unknown>>

/** A button that leads to a page as a link; undefined for every other one. */
export function linkFor(action: Json, linkOf: PageLinkOf | undefined): Json | undefined {
  if (linkOf === undefined || action['verb'] !== OPEN_PAGE) return undefined
  const { verb: _, data, associatedInputs: _inputs, ...look } = action
  return { ...look, type: 'Action.OpenUrl', url: linkOf(placeIn(data)) }
}
