import type { Flexibility } from '../../domain/programme/flexibility.ts'
import { flexibility as ambition } from '../ambition/flexibility.ts'

/** Ambition's, whose content ECT Align delivers (HANTS:69), with what the briefing asks for beside it. */
export const flexibility = {
  fixed: [
    ...ambition.fixed,
    {
      id: 'record',
      what: 'Mentor and ECT both record the {step}.',
      because: 'the briefing asks it of either of them',
      source: 'HANTS:92, HANTS:96',
    },
    {
      id: 'strands',
      what: 'Three strands that change each half term, in one order for every school.',
      because: 'clinics and conferences follow them',
      source: 'HANTS:109-112',
    },
  ],
  open: [
    ...ambition.open,
    {
      id: 'other-lesson',
      what: '{A dropIn} at another time, or in another subject or phase.',
      source: 'HANTS:102',
    },
  ],
} as const satisfies Flexibility
