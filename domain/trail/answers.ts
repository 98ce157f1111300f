import { among, count, fields, flag, orNull, string } from '../contract/answer'
import type { Verdict } from './verdict'

/** What the verification of a subject's trail answers. */
export const verdictAnswer = fields<Verdict>({
  intact: flag,
  events: count,
  brokenAt: orNull(count),
  why: orNull(among(['gap', 'link', 'hash', 'form', 'head', 'state', 'time'])),
  head: string,
})
