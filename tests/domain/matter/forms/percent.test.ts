import { formOf } from '../../../../domain/matter/forms'
import { problemsOf } from '../../../../domain/matter/forms/problems'
import { World } from '../../world'
import { sentOf } from './client'
import { aboutOf } from './subject'

const about = aboutOf(
  new World().start({ milestones: [{ title: '摸底', dueAt: '2026-03-10T09:30:00.000Z' }] }),
  'u1handler',
)
const form = formOf('report')
const report = (percent: string) => {
  const values = { text: '已开工', remaining: '', files: [], milestoneId: null, percent }
  const sent = sentOf(form, values)
  return { percent: sent.percent, wrong: Object.keys(problemsOf('report', form, about, sent)) }
}

test.each(['12.5', '12.', '.5', '1e1', '0x10', '-1', '+5', '101', '1 2', '十'])(
  'a percentage typed as %s is refused, and goes out as no other',
  (typed) => expect(report(typed)).toEqual({ percent: typed === '101' ? 101 : Number.NaN, wrong: ['percent'] }),
)

test.each([
  ['0', 0],
  [' 100 ', 100],
  ['', null],
])('one typed as «%s» goes out', (typed, percent) => expect(report(typed)).toEqual({ percent, wrong: [] }))
