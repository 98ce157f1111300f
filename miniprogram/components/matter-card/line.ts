import type { Calendar } from '../../../domain/clock/calendar'
import { isRemedied, LIGHT_WORDS, type Light } from '../../../domain/clock/light'
import type { Instant } from '../../../domain/clock/time'
import { dateWords, timeLeft } from '../../../domain/clock/words'
import type { Names } from '../../../domain/decider/telling'
import { lightOfRow, type ShownLight } from '../../../domain/matter/state/light'
import { STATUS_WORDS } from '../../../domain/matter/state/words'
import type { MatterRow } from '../../../domain/matter/views'
import { own } from '../../../domain/own'
import { SOURCE_WORDS, URGENCY_WORDS } from '../../../domain/rules/kinds'

/** A matter as its row in a list shows it: every string is ready. */
export interface MatterLine {
  id: string
  title: string
  number: string
  light: Light | ''
  /** The light's word: overdue how late it is (已超期 3 天), for grey why no clock runs (已中止). */
  word: string
  /** What is late beside the work itself: 逾期未签收. */
  late: string[]
  /** 还剩 2 个工作日; for what has ended, when it last changed; empty for what is overdue. */
  left: string
  status: string
  /** Lead unit, 等 n 家 with co-units. */
  units: string
  source: string
  urgency: string
  /** Was overdue once and is no longer. */
  remedied: boolean
}

const timeWords = (
  row: MatterRow,
  { words }: ShownLight,
  now: Instant,
  calendar: Calendar,
): { word: string; left: string } => {
  if (!row.open || row.dueAt === null) return { word: STATUS_WORDS[row.status], left: dateWords(now, row.lastAt) }
  const left = timeLeft(calendar, now, row.dueAt)
  return words === LIGHT_WORDS.red ? { word: left, left: '' } : { word: words, left }
}

const unitWords = (row: MatterRow, names: Names): string => {
  const lead = own(names, row.leadUnitId) ?? ''
  return row.coUnitIds.length > 0 ? `${lead} 等 ${row.coUnitIds.length + 1} 家` : lead
}

export const lineOf = (row: MatterRow, names: Names, now: Instant, calendar: Calendar): MatterLine => {
  const shown = lightOfRow(row, now)
  return {
    id: row.id,
    title: row.title,
    number: row.number ?? '尚未编号',
    light: shown.light,
    late: shown.late,
    ...timeWords(row, shown, now, calendar),
    status: row.open ? STATUS_WORDS[row.status] : '',
    units: unitWords(row, names),
    source: SOURCE_WORDS[row.source],
    urgency: row.urgency === 'normal' ? '' : URGENCY_WORDS[row.urgency],
    remedied: isRemedied(row.overdueAt, shown.words),
  }
}
