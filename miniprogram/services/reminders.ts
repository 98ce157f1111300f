import type { Output } from '../../domain/contract'
import { own } from '../../domain/own'
import { command, newKey, query } from './api'
import { CLOUD_ENV } from './config'
import { ready } from './session'

type Known = Output<'notice.templates'>['templates']

const KEY = 'reminders.askedAt'
/** A sheet that nobody opened comes once a day at most. */
const QUIET_MS = 24 * 3_600_000
/** With fewer messages to come than this, one more is asked for on the way. */
const FEW = 3

/** Known before the tap: WeChat opens its sheet only within one, not after a request. */
let known: Known = []
let knownFor = ''
/** The person told WeChat not to ask again and to accept: then asking shows nothing. */
let silent = false

const askedLately = (): boolean => Date.now() - (wx.getStorageSync(KEY) || 0) < QUIET_MS

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
  silent = known.length > 0 && (await acceptsAlways().catch(() => false))
  return known
}

/** How many messages of the scarcest kind may still come; null where WeChat brings none. */
export const remindersLeft = (): number | null => (known.length > 0 ? Math.min(...known.map(({ left }) => left)) : null)

/** Whether to offer reminders to somebody who has none. */
export const offersReminders = (): boolean => remindersLeft() === 0 && !askedLately()

const isAccepted = (word: unknown): boolean => typeof word === 'string' && word.startsWith('accept')

/**
 * WeChat's own sheet for all templates; call it within a tap. Answers how many kinds were accepted: each is one message.
 * Throws what WeChat says when it cannot ask.
 */
export const askForReminders = async (): Promise<number> => {
  wx.setStorageSync(KEY, Date.now())
  const answer = (await wx.requestSubscribeMessage({ tmplIds: known.map(({ id }) => id) })) as unknown as Record<
    string,
    unknown
  >
  const accepted = known.filter(({ id }) => isAccepted(own(answer, id))).map(({ id }) => id)
  if (accepted.length === 0) return 0
  known = known.map((each) => (accepted.includes(each.id) ? { ...each, left: each.left + 1 } : each))
  // What the server misses by a fault of the network it only does not send: the person need not hear of it.
  await command('notice.granted', { templates: accepted }, newKey()).catch(() => {})
  return accepted.length
}

/** At the tap that finishes something: only when few are left, and without holding anything up. */
export const askOnTheWay = (): void => {
  const left = remindersLeft()
  if (left === null || left >= FEW || (!silent && askedLately())) return
  askForReminders().catch(() => {})
}
