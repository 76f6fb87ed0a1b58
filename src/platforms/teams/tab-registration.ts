/** What an administrator enters for pages in Teams, pure: the same values that tokens are checked with. */

/** The scope that the app registration exposes to Microsoft's clients. */
export const TAB_SCOPE = 'access_as_user'

/** Microsoft's clients that show pages, to be allowed beforehand so that nobody is asked for consent. */
export const TAB_CLIENTS: readonly { readonly id: string; readonly name: string }[] = [
  { id: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', name: 'Teams on desktop and phone' },
  { id: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346', name: 'Teams on the web' },
]

/** The Application ID URI of an app with a bot and pages. */
export const applicationIdUri = (appId: string, publicUrl: string): string =>
  `api://${new URL(publicUrl).host}/botid-${appId}`
