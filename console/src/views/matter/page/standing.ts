import type { Instant } from '../../../../../domain/clock/time'
import { dateWords } from '../../../../../domain/clock/words'
import type { Names } from '../../../../../domain/decider/telling'
import { lookBackWords } from '../../../../../domain/matter/lookBack/words'
import { suspensionWords } from '../../../../../domain/matter/pause/words'
import { startedWords } from '../../../../../domain/matter/starting/words'
import {
  type Assignment,
  type IssuedMatter,
  isGone,
  isIssued,
  type Matter,
} from '../../../../../domain/matter/state/matter'
import { supervisionWords } from '../../../../../domain/matter/supervision/words'
import { transferWords } from '../../../../../domain/matter/transfer/words'
import { own } from '../../../../../domain/own'

const ofAssignment = (assignment: Assignment, names: Names, now: Instant): string[] => {
  const { unitId, objection, extension, supervision, returned } = assignment
  const unit = own(names, unitId) ?? ''
  return [
    ...(objection
      ? [`${unit}申请退办(${objection.endorsedAt ? '待督查室裁定' : '待本单位分管负责同志审核'})：${objection.reason}`]
      : []),
    ...(extension
      ? [
          `${unit}申请延期至 ${dateWords(now, extension.requestedDueAt)}，${extension.unsigned ? '待本单位签字' : '待审批'}：${extension.reason}`,
        ]
      : []),
    ...(supervision ? [`${unit}${supervisionWords(supervision, (id) => own(names, id) ?? '')}`] : []),
    ...(returned ? [`${unit}办结被退回，缺：${returned.missing}`] : []),
  ]
}

const onDraft = (matter: Exclude<Matter, IssuedMatter>, name: (id: string) => string): string[] => {
  const started = startedWords(matter, name)
  const { rejection } = matter
  return [
    ...(started === null ? [] : [started]),
    ...(rejection ? [`审批未通过(${name(rejection.by)})：${rejection.reason}`] : []),
  ]
}

/** What stands over a matter now, a sentence each: what everyone must know before reading on. */
export const standingOf = (matter: Matter, names: Names, now: Instant): string[] => {
  if (!isIssued(matter)) return onDraft(matter, (id) => own(names, id) ?? '')
  const { suspension, closed, withdrawn, reopenedAt, status } = matter
  return [
    ...(suspension ? [suspensionWords(suspension, now)] : []),
    ...(closed && status === 'closed'
      ? [
          `${dateWords(now, closed.at)} ${closed.how === 'completed' ? '办结' : '直接办结'}(${closed.onTime ? '按期' : '超期'})${closed.words ? `：${closed.words}` : ''}`,
        ]
      : []),
    ...lookBackWords(matter),
    ...(withdrawn ? [`${dateWords(now, withdrawn.at)} 撤销：${withdrawn.reason}`] : []),
    ...(reopenedAt && closed && status !== 'closed' ? [`${dateWords(now, reopenedAt)} 复办`] : []),
    ...transferWords(matter, (id) => own(names, id) ?? ''),
    ...matter.assignments.filter((a) => !isGone(a)).flatMap((a) => ofAssignment(a, names, now)),
  ]
}
