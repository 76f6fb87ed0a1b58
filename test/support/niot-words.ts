import type { ProgrammeWords } from '../../src/domain/programme/programme.ts'
import { niot } from '../../src/programmes/niot/programme.ts'

/** 'mentor meeting', 'drop-in', 'action step', 'self-study', 'module'. */
export const niotWords: ProgrammeWords = niot.words
