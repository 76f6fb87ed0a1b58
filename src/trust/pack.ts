import type { Retention } from '../domain/oversight/retention.ts'
import { CHECKLISTS } from './checklists.ts'
import type { Checklist, Claim } from './claim.ts'
import { impactAssessment, incidents, readMe, rolesAndAccess, subProcessors } from './documents.ts'
import { fieldList } from './fields.ts'
import { QUESTIONS } from './officer-questions.ts'
import { GUIDES } from './promises.ts'
import { record } from './record.ts'
import { retentionTable } from './retention.ts'
import { SENTENCES } from './sentences.ts'

/** A document of the pack: its file name and its Markdown. */
export interface PackFile {
  readonly name: string
  readonly text: string
}

/** Every list whose lines name their tests. */
export const LISTS: readonly Checklist[] = [QUESTIONS, ...CHECKLISTS, SENTENCES, GUIDES]

/**
 * What a school's data officer asks for, filled in as far as Keepstep can know it: what only the
 * school knows stands in square brackets, to be filled in.
 */
export const trustPack = (retention: Retention): readonly PackFile[] => [
  { name: 'README.md', text: readMe(LISTS) },
  { name: '01-impact-assessment.md', text: impactAssessment(retention) },
  { name: '02-record-of-processing.md', text: record(retention) },
  { name: '03-retention.md', text: retentionTable(retention) },
  { name: '04-sub-processors.md', text: subProcessors },
  { name: '05-roles-and-access.md', text: rolesAndAccess },
  { name: '06-incidents.md', text: incidents },
  { name: '14-fields.md', text: fieldList(retention) },
  ...LISTS.map((list) => ({ name: list.file, text: checklist(list) })),
]

function checklist({ title, source, claims }: Checklist): string {
  const rows = claims.map(
    ({ says, how = '', ...claim }) => `| ${says} | ${how} | ${sayShown(claim)} |`,
  )
  return `# ${title}

${source}

| | how | shown by |
|---|---|---|
${rows.join('\n')}
`
}

const sayShown = ({ shownBy }: Pick<Claim, 'shownBy'>): string =>
  shownBy === 'operator'
    ? "the operator's duty"
    : shownBy.map(([file, title]) => `\`${file}\`: ${withoutPlaces(title)}`).join('<br>')

/** Titles of tests that run for several things name them by a place. */
const withoutPlaces = (title: string): string => title.replaceAll(/%s|\$\w+/g, '…')
