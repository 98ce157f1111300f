import type { Instant } from '../../../domain/clock/time'
import { dateWords } from '../../../domain/clock/words'
import type { Names } from '../../../domain/decider/telling'
import type { FileRef } from '../../../domain/evidence/file'
import type { MatterEvent } from '../../../domain/matter/events'
import { sentenceOf } from '../../../domain/matter/sentences'
import { own } from '../../../domain/own'
import { ROLE_WORDS } from '../../../domain/roles'

/** A step on the axis, ready to be shown. */
export interface Entry {
  seq: number
  title: string
  /** Several sentences, mentions as @name. */
  lines: string[]
  /** 王五; 系统 for what the timer recorded. */
  who: string
  /** 区发改局 · 经办责任人 */
  post: string
  when: string
  bySystem: boolean
  /** Recorded later than its moment: 补记于 昨天 09:12. Empty otherwise. */
  caughtUp: string
  files: FileRef[]
  /** 第 1 版,已补正为第 2 版; empty for the newest version. */
  version: string
  /** The report that this step speaks of, for a correction; empty otherwise. */
  reportId: string
  assignmentId: string
  /** So much text that it opens only on a tap. */
  long: boolean
}

const filesIn = (event: MatterEvent): FileRef[] => ('files' in event.data ? event.data.files : [])

const postOf = ({ actor }: MatterEvent, names: Names): string =>
  [own(names, actor.unitId) ?? '', actor.role ? ROLE_WORDS[actor.role] : ''].filter(Boolean).join(' · ')

/** Newest version of each report, as far as the events at hand tell. */
const newestVersions = (events: MatterEvent[]): Map<string, number> => {
  const newest = new Map<string, number>()
  for (const event of events) {
    if (event.type !== 'ReportCorrected') continue
    const { reportId, version } = event.data
    newest.set(reportId, Math.max(version, newest.get(reportId) ?? 1))
  }
  return newest
}

/** Both versions stay readable; the older one says that there is a newer. */
const versionWords = (event: MatterEvent, newest: Map<string, number>): string => {
  if (event.type !== 'ReportCorrected' && event.type !== 'ReportSubmitted') return ''
  const own = event.type === 'ReportCorrected' ? event.data.version : 1
  const last = newest.get(event.data.reportId) ?? 1
  return own < last ? `第 ${own} 版，已补正为第 ${last} 版` : ''
}

const reportIn = (event: MatterEvent): string =>
  event.type === 'ReportSubmitted' || event.type === 'ReportCorrected' ? event.data.reportId : ''

/** The assignment that it is about; empty where it is about none. */
const assignmentIn = ({ data }: MatterEvent): string => ('assignmentId' in data ? (data.assignmentId ?? '') : '')

interface Reading {
  names: Names
  now: Instant
  /** Units by assignment, where there are several: the timer's steps say whose they are. */
  unitOf: Record<string, string>
}

const systemPost = (event: MatterEvent, { names, unitOf }: Reading): string => {
  const unitId = own(unitOf, assignmentIn(event))
  return unitId === undefined ? '' : (own(names, unitId) ?? '')
}

/** Characters of Chinese that a line of the axis holds; Latin letters and figures take about half the room. */
const LINE = 20
const room = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u00ff' ? 1 : 0.55), 0)
const MOST_LINES = 8

/** Longer texts are folded to six lines. */
const isLong = (lines: string[]): boolean =>
  lines.flatMap((line) => line.split('\n')).reduce((sum, line) => sum + Math.max(1, Math.ceil(room(line) / LINE)), 0) >
  MOST_LINES

const entryOf = (event: MatterEvent, reading: Reading, newest: Map<string, number>): Entry => {
  const { names, now } = reading
  const { title, lines } = sentenceOf(event, names)
  const files = filesIn(event)
  const bySystem = event.actor.role === null
  return {
    seq: event.seq,
    title,
    lines,
    who: bySystem ? '系统' : event.actor.name,
    post: bySystem ? systemPost(event, reading) : postOf(event, names),
    when: dateWords(now, event.nominalAt ?? event.at),
    bySystem,
    caughtUp: event.caughtUp ? `补记于 ${dateWords(now, event.at)}` : '',
    files,
    version: versionWords(event, newest),
    reportId: reportIn(event),
    assignmentId: assignmentIn(event),
    long: isLong(lines),
  }
}

/** The axis, newest first as the events came. */
export const entriesOf = (events: MatterEvent[], reading: Reading): Entry[] => {
  const newest = newestVersions(events)
  return events.map((event) => entryOf(event, reading, newest))
}
