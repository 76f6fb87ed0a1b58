// Runs in the gallery's page: draws every card beside its plain-text twin. Works from a file.
const { AdaptiveCards } = globalThis
const shown = JSON.parse(document.getElementById('cards').textContent)

const tone = (name) => ({ default: `var(--${name})`, subtle: `var(--${name})` })
const ink = { default: 'var(--ink)', subtle: 'var(--quiet)' }
const colours = { default: ink, accent: tone('brand'), attention: tone('attention') }
const box = (backgroundColor) => ({ backgroundColor, foregroundColors: colours })

const hostConfig = {
  fontFamily: 'inherit',
  fontSizes: { small: 13, default: 15, medium: 17, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
  spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 12 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: box('transparent'),
    emphasis: box('var(--sunken)'),
    attention: box('var(--attention-soft)'),
  },
  actions: { maxActions: 6, buttonSpacing: 8, actionAlignment: 'left' },
  textBlock: { headingLevel: 3 },
  textStyles: { heading: { weight: 'bolder' } },
  factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 150 }, spacing: 12 },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder' },
      optionalInputs: { weight: 'bolder' },
    },
  },
}

// Text stays plain: nothing in it is read as Markdown.
AdaptiveCards.AdaptiveCard.onProcessMarkdown = () => undefined

function make(tag, properties = {}, ...inside) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...inside)
  return element
}

// The library forgets the words for what is required while it reads the rest: they are set after it.
function look() {
  const config = new AdaptiveCards.HostConfig(hostConfig)
  config.inputs.label.requiredInputs.suffix = ' (required)'
  config.inputs.label.requiredInputs.suffixColor = AdaptiveCards.TextColor.Default
  return config
}

// The library gives the box of a list that is looked through no name of its own.
function nameBoxes(adaptive) {
  for (const input of adaptive.getAllInputs()) {
    const box = input.renderedElement?.querySelector('.ac-choiceSetInput-filtered-textbox')
    if (box) box.ariaLabel = input.label
  }
}

function draw({ title, card, text, about }) {
  const adaptive = new AdaptiveCards.AdaptiveCard()
  adaptive.hostConfig = look()
  adaptive.parse(card)
  const heading = make('h2', { textContent: title })
  const note = make('p', { textContent: about })
  const drawn = adaptive.render()
  // The renderer makes every card a stop for the Tab key, though there is nothing to do on it.
  drawn?.removeAttribute('tabindex')
  nameBoxes(adaptive)
  const frame = make('div', { className: 'card' }, drawn ?? '')
  for (const button of frame.querySelectorAll('button[title]')) {
    if (button.title.startsWith(`${button.ariaLabel}: `)) button.ariaLabel = button.title
  }
  const twin = make('pre', { className: 'twin', textContent: text })
  const head = make('div', { className: 'card-head' }, heading, note)
  const pair = make('div', { className: 'pair' }, frame, twin)
  return make('section', { id: title }, head, pair)
}

document.getElementById('gallery').append(...shown.map(draw))
document
  .getElementById('index')
  .append(
    ...shown.map(({ title }) =>
      make('li', {}, make('a', { href: `#${title}`, textContent: title })),
    ),
  )
document.getElementById('summary').textContent =
  `${shown.length} cards with their samples, each beside what a screen reader says`

const theme = document.getElementById('theme')
const setTheme = (name) => {
  document.documentElement.dataset.theme = name
  theme.textContent = name === 'dark' ? 'Light' : 'Dark'
}
theme.addEventListener('click', () =>
  setTheme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'),
)
const asked = new URLSearchParams(location.search).get('theme')
const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches
setTheme(asked ?? (prefersDark ? 'dark' : 'light'))
