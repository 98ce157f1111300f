import type { CDPSession, Page } from 'playwright-core'

interface Spoken {
  ignored: boolean
  role?: { value: string }
  name?: { value: string }
  backendDOMNodeId?: number
}
interface DomNode {
  backendNodeId: number
  attributes?: string[]
}
/** What the probe below uses of the browser's own types, which these tests do not load. */
interface Shown {
  tagName: string
  className: unknown
  textContent: string | null
  parentElement: Shown | null
  __wxElement?: { _$eventTarget?: { listeners?: Record<string, unknown> } }
  checkVisibility(options: object): boolean
  closest(selector: string): Shown | null
  querySelector(selector: string): Shown | null
  setAttribute(name: string, value: string): void
}
declare const document: { querySelectorAll(selector: string): Iterable<Shown> }

const MARK = 'data-tapped'
const ROLES = ['button', 'link', 'tab', 'checkbox', 'radio', 'switch', 'textbox', 'searchbox']

/**
 * Marks what a finger taps or types into. Not what is part of something that can be tapped as a whole, what only keeps
 * the taps on its button from what is around it, or Vant's own parts but its buttons: the ground behind a sheet, say,
 * which the sheet's button closes, too.
 */
const markTapped = (page: Page): Promise<void> =>
  page.evaluate((mark) => {
    const WHOLE = ['button', 'tab', 'checkbox', 'radio', 'switch'].map((role) => `[role=${role}]`).join(',')
    const listens = ({ __wxElement: element }: Shown) => Boolean(element?._$eventTarget?.listeners?.tap)
    const isVants = ({ tagName, className }: Shown) => /^VAN-|^WX-\S+ van-/.test(`${tagName} ${className}`)
    const isShield = (node: Shown) => node.querySelector('[role=button]')?.textContent === node.textContent
    const isTarget = (node: Shown) =>
      /^(INPUT|TEXTAREA|WX-BUTTON)$/.test(node.tagName) || (listens(node) && !isVants(node) && !isShield(node))
    for (const node of document.querySelectorAll('.mp-page:not([hidden]) *')) {
      if (!isTarget(node) || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      if (!node.parentElement?.closest(WHOLE)) node.setAttribute(mark, `${node.tagName} ${String(node.className)}`)
    }
  }, MARK)

const treeOf = async (session: CDPSession): Promise<Spoken[]> => {
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  return nodes as Spoken[]
}

const markedIn = async (session: CDPSession): Promise<{ id: number; words: string }[]> => {
  await session.send('DOM.enable')
  const { nodes } = (await session.send('DOM.getFlattenedDocument', { depth: -1 })) as { nodes: DomNode[] }
  return nodes.flatMap(({ backendNodeId, attributes = [] }) => {
    const at = attributes.indexOf(MARK)
    return at < 0 ? [] : [{ id: backendNodeId, words: attributes[at + 1] ?? '' }]
  })
}

/** What can be tapped on the page and has no role or no name in the browser's own tree for screen readers. */
export async function unspoken(page: Page): Promise<string[]> {
  await markTapped(page)
  const session = await page.context().newCDPSession(page)
  const [tree, marked] = [await treeOf(session), await markedIn(session)]
  await session.detach()
  const spoken = new Map(tree.map((node) => [node.backendDOMNodeId, node]))
  return marked.flatMap(({ id, words }) => {
    const { ignored = true, role, name } = spoken.get(id) ?? {}
    const known = !ignored && ROLES.includes(role?.value ?? '') && (name?.value ?? '').trim() !== ''
    return known ? [] : [`${role?.value ?? 'nothing'} «${name?.value ?? ''}»: ${words}`]
  })
}

/** The page as a screen reader goes through it. */
export const spokenTree = (page: Page): Promise<string> => page.locator('.mp-page:not([hidden])').ariaSnapshot()
