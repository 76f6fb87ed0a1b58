import { z } from 'zod'
import { proposeStepForm } from '../../cards/forms/propose-step.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { capitalised } from '../../cards/say.ts'
import { whereIdeaStands } from '../../cards/step-words.ts'
import {
  type ProposalValues,
  proposalErrors,
  proposalValues,
  proposalWords,
  type StepProposal,
} from '../../domain/coaching/step-proposal.ts'
import { given } from '../../domain/given.ts'
import type { Induction } from '../../domain/people.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { withoutProposal, withProposal } from '../../school/changes.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { proposalIn, proposesSteps, stepsNameModules } from '../../school/proposals.ts'
import { programmeOfInduction, wordsFor } from '../../school/questions.ts'
import { studiedBy } from '../../school/study-now.ts'
import { addProposal, changeProposal, putProposalAside } from '../../store/step-proposals.ts'
import { type Answer, askAgain, openForm, replaceWith, say } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { noLongerThere } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { typedText } from '../typed-text.ts'

export const openProposalInput = z.object({ inductionId: z.uuid().optional() })

/** Opens the ECT's idea for the next step, to be written or changed (B-59). */
export const openProposal: UseCase<z.infer<typeof openProposalInput>> = (turn) => {
  const induction = ownInduction(turn)
  if (induction === undefined) return notNow(turn)
  return openForm(proposeStepForm(formOf(turn.picture, induction)))
}

export const saveProposalInput = z.object({
  inductionId: z.uuid(),
  step: typedText,
  criterion1: typedText,
  criterion2: typedText,
  criterion3: typedText,
  module: z.string().max(100).default(''),
})

/** Keeps the idea. There is one at a time: what is written again takes its place. */
export const saveProposal: UseCase<z.infer<typeof saveProposalInput>> = (turn) => {
  const induction = ownInduction(turn)
  if (induction === undefined) return notNow(turn)
  const { school, deps, picture, ask, now } = turn
  const { inductionId: _, ...asked } = ask.input
  const values = stepsNameModules(induction) ? asked : { ...asked, module: '' }
  const studied = modulesFor(picture, induction).map(({ id }) => id)
  const errors = proposalErrors(values, studied, programmeOfInduction(induction).words)
  if (Object.keys(errors).length > 0) {
    return askAgain(proposeStepForm({ ...formOf(picture, induction), values, errors }), errors)
  }
  const before = proposalIn(picture, induction.id)
  const proposal: StepProposal = {
    id: before?.id ?? deps.newId(),
    version: (before?.version ?? 0) + 1,
    inductionId: induction.id,
    proposedBy: actorIn(turn),
    proposedAt: now,
    ...proposalWords(values),
  }
  school.alongside(
    before === undefined ? addProposal(school, proposal) : changeProposal(school, before, proposal),
  )
  refreshCards(turn, { inductionId: induction.id })
  return replaceWith(keptCard(withProposal(picture, proposal), induction, proposal))
}

export const dropProposalInput = z.object({ proposalId: z.uuid() })

/** Takes the idea back: it is gone from the mentor's form as well. */
export const dropProposal: UseCase<z.infer<typeof dropProposalInput>> = (turn) => {
  const { school, picture, ask, now } = turn
  const proposal = picture.proposals.find(({ id }) => id === ask.input.proposalId)
  const induction = picture.inductionOfEct(actorIn(turn))
  if (proposal === undefined || proposal.inductionId !== induction?.id) return noLongerThere(turn)
  school.alongside(putProposalAside(school, proposal, now))
  const turned = { ...turn, picture: withoutProposal(picture, proposal) }
  refreshCards(turned, { inductionId: induction.id })
  const { words } = programmeOfInduction(induction)
  return replaceWith(
    receiptCard({
      school: picture.school.id,
      title: `Taken back: an idea for the next ${words.actionStep}`,
      lines: ['The mentor no longer sees it.'],
      next: {
        title: 'Write another',
        verb: 'open-proposal',
        ids: { inductionId: induction.id },
        about: words.actionStep,
      },
      seenBy: 'Only you can see this.',
    }),
  )
}

const keptCard = (picture: SchoolPicture, induction: Induction, proposal: StepProposal) => {
  const { words } = programmeOfInduction(induction)
  return receiptCard({
    school: picture.school.id,
    title: `${capitalised(words.actionStep)} proposed`,
    lines: [
      proposal.text,
      ...proposal.criteria.map((one) => `• ${one}`),
      `Until the two of you have decided what becomes of it, ${whereIdeaStands(words)}.`,
    ],
    edit: {
      title: 'Change it',
      verb: 'open-proposal',
      ids: { inductionId: induction.id },
      about: words.actionStep,
    },
    seenBy: 'The ECT and the mentor can see this.',
  })
}

/** Only an ECT's own, and only in a year in which ECTs bring steps. */
function ownInduction(
  turn: Turn<{ readonly inductionId?: string | undefined }>,
): Induction | undefined {
  const { picture, ask } = turn
  const induction = picture.inductionOfEct(actorIn(turn))
  const isMeant = (ask.input.inductionId ?? induction?.id) === induction?.id
  return induction !== undefined && isMeant && proposesSteps(picture, induction)
    ? induction
    : undefined
}

const WHO_PROPOSES =
  'In the second year an ECT may propose the next {step}. In the first year the mentor suggests it, and the two agree it in the {session}.'

function notNow(turn: Turn): Answer {
  const { picture } = turn
  const words = wordsFor(picture, actorIn(turn))
  return say(
    noteCard({
      school: picture.school.id,
      title: inWordsOf(words, 'There is no {step} to propose here'),
      lines: [inWordsOf(words, WHO_PROPOSES)],
    }),
  )
}

/** What a step may build on, the module of now first; none where the programme's steps name none. */
const modulesFor = (picture: SchoolPicture, induction: Induction) =>
  stepsNameModules(induction) ? studiedBy(picture, induction).toReversed() : []

function formOf(picture: SchoolPicture, induction: Induction) {
  const proposal = proposalIn(picture, induction.id)
  const studied = modulesFor(picture, induction)
  const values: ProposalValues =
    proposal === undefined
      ? { step: '', criterion1: '', criterion2: '', criterion3: '', module: studied[0]?.id ?? '' }
      : proposalValues(proposal)
  return {
    school: picture.school.id,
    inductionId: induction.id,
    words: programmeOfInduction(induction).words,
    mentorName: picture.mentorsOf(induction.id)[0]?.name,
    modules: studied.map(({ id, title }) => ({ id, title })),
    values,
    ...given({ proposalId: proposal?.id }),
  }
}
