import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mattersOf, type TutorMatter, tutorNews } from '../../../src/domain/oversight/tutor-week.ts'

const aMatter = (id: string, level = 1): TutorMatter => ({
  id,
  level,
  sentence: `Something about ${id}`,
  because: 'It was counted.',
  mayHelp: 'Ask.',
  acts: [],
})
const sections = [
  { title: 'People', matters: [aMatter('unpaired/callum')] },
  { title: 'Pairs', matters: [aMatter('meetings/amina', 2), aMatter('study/bethan')] },
]

describe('what is new for the induction tutor', () => {
  it('is everything on the first card', () => {
    const news = tutorNews(sections, [])
    expect(mattersOf(news.sections).map(({ id }) => id)).toEqual([
      'unpaired/callum',
      'meetings/amina',
      'study/bethan',
    ])
    expect(news.unchanged).toBe(0)
  })

  it('is what is new or got worse; the rest is counted in one line', () => {
    const told = [
      { id: 'unpaired/callum', level: 1 },
      { id: 'meetings/amina', level: 1 },
      { id: 'study/bethan', level: 1 },
    ]
    expect(tutorNews(sections, told)).toEqual({
      sections: [{ title: 'Pairs', matters: [aMatter('meetings/amina', 2)] }],
      unchanged: 2,
    })
  })

  it('is told again where it went away and came back', () => {
    expect(tutorNews(sections, [{ id: 'meetings/amina', level: 2 }]).unchanged).toBe(1)
  })

  it('never loses a matter: news and unchanged are all there is', () => {
    const told = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), level: fc.nat(3) }))
    const matters = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
    fc.assert(
      fc.property(matters, fc.nat(3), told, (ids, level, before) => {
        const all = [{ title: 'Pairs', matters: ids.map((id) => aMatter(id, level)) }]
        const news = tutorNews(all, before)
        expect(mattersOf(news.sections).length + news.unchanged).toBe(ids.length)
      }),
    )
  })
})
