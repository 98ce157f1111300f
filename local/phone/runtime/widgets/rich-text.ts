import { browserUrl } from '../wx/file-store'
import type { Widget } from './widget'

interface RichNode {
  type?: 'node' | 'text'
  name?: string
  text?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

/** The tags and attributes that WeChat lets through; all else is dropped, scripts above all. */
const TAGS = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em ' +
    'fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section ' +
    'small span strong sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
)
const ATTRIBUTES = new Set([
  'class',
  'style',
  'alt',
  'height',
  'width',
  'src',
  'colspan',
  'rowspan',
  'align',
  'dir',
  'start',
  'type',
])

function build(name: string, attributes: [string, string][], children: Node[]): Node | undefined {
  const tag = name.toLowerCase()
  if (!TAGS.has(tag)) return undefined
  const node = document.createElement(tag)
  for (const [key, value] of attributes) {
    if (!ATTRIBUTES.has(key)) continue
    node.setAttribute(key, key === 'src' ? browserUrl(value) : value)
  }
  node.append(...children)
  return node
}

const kept = (nodes: (Node | undefined)[]) => nodes.filter((node) => node !== undefined)

const fromNodes = (nodes: RichNode[]): Node[] =>
  kept(
    nodes.map((node) =>
      node.type === 'text'
        ? document.createTextNode(node.text ?? '')
        : build(node.name ?? 'div', Object.entries(node.attrs ?? {}), fromNodes(node.children ?? [])),
    ),
  )

const fromDom = (nodes: Iterable<Node>): Node[] =>
  kept(
    [...nodes].map((node) => {
      if (node instanceof Text) return document.createTextNode(node.data)
      if (!(node instanceof Element)) return undefined
      const attributes = [...node.attributes].map(({ name, value }) => [name, value] as [string, string])
      return build(node.localName, attributes, fromDom(node.childNodes))
    }),
  )

export const richText: Widget = {
  props: { nodes: null, space: String },
  create: ({ host }) => ({
    nodes: (value: string | RichNode[] | undefined) => {
      const html =
        typeof value === 'string' ? new DOMParser().parseFromString(value, 'text/html').body.childNodes : undefined
      host.replaceChildren(...(html ? fromDom(html) : fromNodes((value as RichNode[] | undefined) ?? [])))
    },
    space: (value: string) => {
      host.style.whiteSpace = value ? 'pre-wrap' : ''
    },
  }),
}
