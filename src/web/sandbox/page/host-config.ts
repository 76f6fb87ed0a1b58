const palette = (name: string) => {
  const color = {
    default: `var(--${name})`,
    subtle: `var(--${name === 'ink' ? 'quiet' : name})`,
    highlightColors: { default: 'var(--brand-soft)', subtle: 'var(--brand-soft)' },
  }
  return color
}

const foregroundColors = {
  default: palette('ink'),
  dark: palette('ink'),
  light: palette('quiet'),
  accent: palette('brand'),
  good: palette('good'),
  warning: palette('warning'),
  attention: palette('attention'),
}

const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors })

/**
 * How cards look in the sandbox. Colours are the page's own variables, so that a card changes
 * between light and dark without being drawn again.
 */
export const hostConfig = {
  supportsInteractivity: true,
  fontFamily: 'inherit',
  fontTypes: { default: { fontFamily: 'inherit' }, monospace: { fontFamily: 'ui-monospace' } },
  fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 22 },
  lineHeights: { small: 18, default: 22, medium: 24, large: 25, extraLarge: 29 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
  spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  imageSizes: { small: 32, medium: 64, large: 120 },
  containerStyles: {
    default: container('transparent'),
    emphasis: container('var(--sunken)'),
    accent: container('var(--brand-soft)'),
    good: container('var(--brand-soft)'),
    attention: container('var(--attention-soft)'),
    warning: container('var(--attention-soft)'),
  },
  actions: {
    maxActions: 10,
    spacing: 'medium',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
  },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 150 },
    value: { wrap: true },
    spacing: 12,
  },
  textBlock: { headingLevel: 3 },
  textStyles: {
    heading: { size: 'medium', weight: 'bolder' },
    columnHeader: { weight: 'bolder' },
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', spacing: 'small', weight: 'bolder' },
  },
} as const
