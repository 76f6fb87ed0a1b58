/** A part of an Adaptive Card as JSON: the properties that Keepstep's templates use. */
export interface CardElement {
  readonly type?: string
  readonly text?: string
  readonly label?: string
  readonly title?: string
  readonly url?: string
  readonly value?: unknown
  readonly style?: string
  readonly separator?: boolean
  readonly isMultiSelect?: boolean
  readonly items?: readonly CardElement[]
  readonly columns?: readonly CardElement[]
  readonly actions?: readonly CardElement[]
  readonly facts?: readonly CardElement[]
  readonly choices?: readonly CardElement[]
  readonly [property: string]: unknown
}
