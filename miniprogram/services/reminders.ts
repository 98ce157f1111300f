import type { Output } from '../../domain/contract'
import { KIND_WORDS } from '../../domain/notice/subscribe'
import { own } from '../../domain/own'
import { command, newKey, query } from './api'
import { CLOUD_ENV } from './config'
import { ready } from './session'

type Known = Output<'notice.templates'>['templates']

/** WeChat asks for so many templates in one sheet at most. */
const MOST_AT_ONCE = 3
/** Whoever has so many messages to come of every kind is not asked for more on the way. */
const ENOUGH = 10

/** Known before the tap: WeChat opens its sheet only within one, not after a request. */
let known: Known = []
let knownFor = ''
/** The person told WeChat not to ask again and to accept: then asking shows nothing. */
let silent = false

/** The first page's offer was taken or turned down since the mini-program began. */
let answered = false

const acceptsAlways = async (): Promise<boolean> => {
  const { subscriptionsSetting: settings } = await wx.getSetting({ withSubscriptions: true })
  return known.every(({ id }) => own(settings.itemSettings, id) === 'accept')
}

/** Asks once a person which messages WeChat may bring. Nothing is asked where the system is a host of one's own. */
export const loadReminders = async (): Promise<Known> => {
  if (!CLOUD_ENV) return []
  const { person } = await ready()
  if (knownFor === person.id) return known
  known = (await query('notice.templates', {})).templates
  knownFor = person.id
  answered = false
  silent = known.length > 0 && (await acceptsAlways().catch(() => false))
  return known
}

/** Those of which the fewest may still come first. */
const byNeed = (): Known => [...known].sort((a, b) => a.left - b.left)

/** 新待办 2 条 · 时限提醒 0 条: how many messages of each kind may still come; empty where WeChat brings none. */
export const remindersWords = (): string =>
  known.map(({ kind, left }) => `${own(KIND_WORDS, kind) ?? '其他'} ${left} 条`).join(' · ')

/** Whether to offer reminders to somebody who has none of a kind. */
export const offersReminders = (): boolean => byNeed()[0]?.left === 0 && !answered

const isAccepted = (word: unknown): boolean => typeof word === 'string' && word.startsWith('accept')

/**
 * WeChat's own sheet for up to three templates, those with the fewest messages to come; call it within a tap. Answers how many kinds
 * were accepted: each is one message.
 * Throws what WeChat says when it cannot ask.
 */
export const askForReminders = async (): Promise<number> => {
  answered = true
  const tmplIds = byNeed()
    .slice(0, MOST_AT_ONCE)
    .map(({ id }) => id)
  const answer = (await wx.requestSubscribeMessage({ tmplIds })) as unknown as Record<string, unknown>
  const accepted = known.filter(({ id }) => isAccepted(own(answer, id))).map(({ id }) => id)
  if (accepted.length === 0) return 0
  known = known.map((each) => (accepted.includes(each.id) ? { ...each, left: each.left + 1 } : each))
  // What the server misses by a fault of the network it only does not send: the person need not hear of it.
  await command('notice.granted', { templates: accepted }, newKey()).catch(() => {})
  return accepted.length
}

/** At each tap that finishes something, unless there are plenty of every kind; it holds nothing up. */
export const askOnTheWay = (): void => {
  const scarcest = byNeed()[0]
  if (!scarcest || (scarcest.left >= ENOUGH && !silent)) return
  askForReminders().catch(() => {})
}
