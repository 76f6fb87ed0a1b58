import type { Flexibility } from '../../domain/programme/flexibility.ts'

/** What Teach First holds fixed in a cycle, and what it leaves to a pair (TF:148-160, TF:1351). */
export const flexibility = {
  fixed: [
    {
      id: 'diagnostics',
      what: 'ECT and mentor both take the diagnostic, before the first {meeting} of a cycle.',
      because: 'the focus comes out of both views',
      source: 'TF:148-160',
    },
    {
      id: 'order',
      what: 'The six {meetings} of a cycle in their order.',
      because: 'each builds on what the one before agreed',
      source: 'TF:106-140',
    },
    {
      id: 'drop-in',
      what: '{A dropIn} before the fourth and the sixth {meeting}.',
      because: 'both of them talk about what was seen',
      source: 'TF:376, TF:490',
    },
  ],
  open: [
    { id: 'timing', what: 'When in the weeks of a term each thing is.', source: 'TF:1351' },
    {
      id: 'focus',
      what: 'A focus outside the themes of the cycle, where that is the real need.',
      source: 'TF:244',
    },
    {
      id: 'area',
      what: 'Which development area a cycle works on.',
      source: 'TF:216',
    },
    { id: 'expert', what: 'An expert colleague observed, or talked to.', source: 'TF:302-308' },
  ],
} as const satisfies Flexibility
