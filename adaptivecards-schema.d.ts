// `adaptivecards-templating` takes one type from the sources of `adaptivecards`, which do not compile
// under this project's settings: `paths` in tsconfig.json leads it here.
export interface IAdaptiveCard {
  readonly type: 'AdaptiveCard'
}
