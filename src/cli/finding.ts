/** One thing that `doctor` looked at: fine, or what to do; `blocked` where that has to come first. */
export interface Finding {
  readonly kind: 'ok' | 'problem' | 'blocked'
  readonly text: string
}

export const ok = (text: string): Finding => ({ kind: 'ok', text })
export const problem = (text: string): Finding => ({ kind: 'problem', text })
