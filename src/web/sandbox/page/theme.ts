import { byId } from './dom.ts'

const KEPT_AS = 'keepstep-theme'
const dark = window.matchMedia('(prefers-color-scheme: dark)')

const chosen = (): string => localStorage.getItem(KEPT_AS) ?? (dark.matches ? 'dark' : 'light')

/** Light or dark as the device asks, until somebody chooses with the button. */
export function startTheme(): void {
  const button = byId('theme')
  const show = () => {
    const theme = chosen()
    document.documentElement.dataset['theme'] = theme
    button.setAttribute('aria-label', theme === 'dark' ? 'Use light colours' : 'Use dark colours')
  }
  button.addEventListener('click', () => {
    localStorage.setItem(KEPT_AS, chosen() === 'dark' ? 'light' : 'dark')
    show()
  })
  dark.addEventListener('change', show)
  show()
}
