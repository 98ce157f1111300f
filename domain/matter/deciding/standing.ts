import { dateWords } from '../../clock/words'
import type { About, Passage } from '../base/form'
import { nameOf } from '../base/formWords'
import { lightOfAssignment } from '../state/light'
import { type Assignment, isIssued } from '../state/matter'
import { shareWords } from '../state/shares'
import { ASSIGNMENT_KIND_WORDS, RESPONSIBLE } from '../state/words'

/** 区城管局(主办):王某、李某、赵某 */
const whoWords = (about: About, { unitId, kind, responsible }: Assignment): string => {
  const people = responsible ? RESPONSIBLE.map((one) => nameOf(about, responsible[one])) : []
  const unit = `${nameOf(about, unitId)}(${ASSIGNMENT_KIND_WORDS[kind]})`
  return people.length > 0 ? `${unit}：${[...new Set(people)].join('、')}` : unit
}

const lastReportOf = ({ now }: About, { lastReport }: Assignment): Passage =>
  lastReport
    ? { label: `最近反馈(${dateWords(now, lastReport.at)})`, text: lastReport.text, files: lastReport.files }
    : { label: '最近反馈', text: '还没有反馈过' }

/**
 * What somebody decides on besides the request itself, on the same page: what was required, of whom and by when, whose
 * time it took so far, and what was reported last. Of the assignment that the form is about, or of another.
 */
export const standing = (about: About, a = about.assignment): Passage[] => {
  const { matter, now, rules, actor } = about
  if (!a || !isIssued(matter)) return []
  const { words } = lightOfAssignment(a, matter, now, rules)
  return [
    { label: '办理要求', text: matter.requirement, files: matter.attachments },
    ...(a.part ? [{ label: '承担的部分', text: a.part }] : []),
    { label: '承办', text: whoWords(about, a) },
    { label: '办理时限', text: `${dateWords(now, a.due.dueAt)}(${words})` },
    { label: '时间用在', text: shareWords(matter, a, { now, actor }) },
    lastReportOf(about, a),
  ].filter(({ text }) => text !== '')
}
