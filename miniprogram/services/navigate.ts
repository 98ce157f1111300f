import type { AllowedAction } from '../../domain/matter/actions'
import { own } from '../../domain/own'
import type { Subject } from '../../domain/subject'
import type { SubjectKind } from '../../domain/subjects'
import { go } from './going'

/** Every page's address, in one place. */
export const ROUTES = {
  login: '/pages/login/index',
  todos: '/pages/todos/index',
  matters: '/pages/matters/index',
  matterList: '/pages/matters/list',
  district: '/pages/district/index',
  notices: '/pages/notices/index',
  me: '/pages/me/index',
  matter: '/pages/matter/index',
  scan: '/pages/scan/index',
  play: '/pages/play/index',
  drafts: '/pages/drafts/index',
} as const

export type Query = Record<string, string | number | null | undefined>

/** `path?a=1&b=…`; what is null, undefined or empty is left out. */
export const urlOf = (path: string, query: Query = {}): string => {
  const pairs = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '')
  const text = pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&')
  return text ? `${path}?${text}` : path
}

/** Some versions of the platform hand a query over still encoded; a lone % is what the person wrote. */
const plain = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** A page's query as it was before `urlOf`. */
export const plainQuery = (query: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).map(([key, value]) => [key, plain(value ?? '')]))

/** WeChat keeps at most ten pages; the eleventh takes the place of the tenth. */
const MOST_PAGES = 10

/** All that lead to another page answer whether it came up. */
export const open = (path: string, query: Query = {}): Promise<boolean> => {
  const url = urlOf(path, query)
  return go(url, () => ({ way: getCurrentPages().length >= MOST_PAGES ? 'redirectTo' : 'navigateTo', url }))
}

/** In the place of the present page. */
export const openInstead = (path: string, query: Query = {}): Promise<boolean> => {
  const url = urlOf(path, query)
  return go(`instead ${url}`, () => ({ way: 'redirectTo', url }))
}

interface At {
  seq?: number | null
  assignmentId?: string | null
  todo?: string
  command?: AllowedAction['command']
}

/**
 * The matter's page. `seq` scrolls to that step of the timeline; `todo` (with `assignmentId`) says which obligation the
 * person came for, `command` which action to open at once.
 */
export const toMatter = (matterId: string, at: At = {}, way = open): Promise<boolean> =>
  way(ROUTES.matter, { id: matterId, seq: at.seq, assignment: at.assignmentId, todo: at.todo, command: at.command })

/** What brings somebody to a subject: a step of its timeline, an obligation and the part that it is about. */
interface Cause {
  seq?: number | null
  todo?: string
  partId?: string | null
}

const PAGES: Readonly<Record<SubjectKind, (id: string, cause: Cause, way: typeof open) => Promise<boolean>>> = {
  matter: (id, { partId, ...at }, way) => toMatter(id, { ...at, assignmentId: partId }, way),
}

const toPageOf = async ({ kind, id }: Subject, cause: Cause, way: typeof open): Promise<boolean> =>
  (await own<(typeof PAGES)[SubjectKind]>(PAGES, kind)?.(id, cause, way)) ?? false

/** The page of a subject; nothing happens for a kind that a newer version knows. */
export const toSubject = (subject: Subject, cause: Cause = {}): Promise<boolean> => toPageOf(subject, cause, open)

/** In the place of the present page. */
export const toSubjectInstead = (subject: Subject, cause: Cause): Promise<boolean> =>
  toPageOf(subject, cause, openInstead)

/** The list of matters behind a number: the keys are those of the contract's filter, `name` is what the unit or front in it is called. */
export const toMatterList = (filter: Query, title: string, name = ''): Promise<boolean> =>
  open(ROUTES.matterList, { ...filter, title, name })

/** @param path as app.json has it, without the slash */
export const toTabPage = (path: string): Promise<boolean> =>
  go(`tab ${path}`, () => ({ way: 'switchTab', url: `/${path}` }))

/** What was begun on this phone and not sent. */
export const toDrafts = (): Promise<boolean> => open(ROUTES.drafts)

export const toTab = (tab: 'todos' | 'matters' | 'district' | 'notices' | 'me'): Promise<boolean> =>
  toTabPage(ROUTES[tab].slice(1))

/** Nothing of the pages before stays. */
const startAt = (url: string): Promise<boolean> => go(`start ${url}`, () => ({ way: 'reLaunch', url }))

/** Starts anew with the first page, for another person. */
export const toStart = (): Promise<boolean> => startAt(ROUTES.todos)

/** Whoever logs out leaves nothing behind. */
export const toLoginAnew = (): Promise<boolean> => startAt(ROUTES.login)

const here = (): string => `/${getCurrentPages().slice(-1)[0]?.route ?? ''}`

/**
 * To the login page, over the present one, so that what was typed there is still there afterwards. Several failing
 * requests at once lead there once.
 */
export const toLogin = async (): Promise<void> => {
  if (here() === ROUTES.login) return
  const url = urlOf(ROUTES.login, { back: 1 })
  await go('login', () =>
    getCurrentPages().length === 0 || here() === ROUTES.todos
      ? { way: 'reLaunch', url: ROUTES.login }
      : { way: 'navigateTo', url },
  )
}

/** Back one page, or to the first page when there is none to go back to. */
export const back = (): Promise<boolean> =>
  getCurrentPages().length > 1 ? go('back', () => ({ way: 'navigateBack', url: '' })) : toStart()
