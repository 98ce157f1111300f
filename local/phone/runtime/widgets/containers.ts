import { frameOf } from '../dom'
import { missing } from '../missing'
import { browserUrl } from '../wx/file-store'
import { HOVER_PROPS, useHover } from './hover'
import { instanceOf, instancesBelow, type Self, type Widget } from './widget'

const CONTROLS = 'wx-input,wx-textarea,wx-switch,wx-radio,wx-checkbox,wx-button'

const view: Widget = { props: HOVER_PROPS, create: useHover }

const text: Widget = {
  props: { selectable: Boolean, userSelect: Boolean, space: String, decode: Boolean },
  create: ({ host }) => {
    const selectable = (value: boolean) => host.classList.toggle('mp-selectable', value)
    return {
      selectable,
      userSelect: selectable,
      space: (value: string) => {
        host.style.whiteSpace = value ? 'pre-wrap' : ''
      },
      decode: () => {
        throw missing('decode of <text>')
      },
    }
  },
}

/** The control that a label stands for: the one with the id in `for`, else the first inside. */
function labelled({ host, data }: Self): Element | null | undefined {
  const id = data('for')
  return id ? frameOf(host)?.querySelector(`#${CSS.escape(id)}`) : host.querySelector(CONTROLS)
}

const label: Widget = {
  props: { for: String },
  create: (self) => {
    self.host.addEventListener('click', (event) => {
      const control = labelled(self)
      const hit = event.target as Element
      // A tap on a control inside the label is its own affair.
      if (control && !control.contains(hit) && !hit.closest(CONTROLS)) instanceOf(control)?.activate?.()
    })
  },
}

const coverImage: Widget = {
  props: { src: String },
  create: ({ host }) => {
    const picture = document.createElement('img')
    picture.alt = ''
    host.append(picture)
    return {
      src: (value: string) => {
        picture.src = browserUrl(value)
      },
    }
  },
}

/** page-meta changes the page around it; only the style, the font size and the ground of the page are taken over. */
const applyPageMeta = ({ host, data }: Self) => {
  const frame = frameOf(host)
  const page = frame?.querySelector<HTMLElement>('page')
  if (!frame || !page) return
  page.setAttribute('style', data('pageStyle') ?? '')
  if (data('pageFontSize')) page.style.fontSize = data('pageFontSize')
  if (data('backgroundColor')) frame.style.background = data('backgroundColor')
  if (data('rootFontSize')) throw missing('root-font-size of <page-meta>')
}

const pageMeta: Widget = {
  props: { pageStyle: String, pageFontSize: String, rootFontSize: String, backgroundColor: String },
  create: (self) => {
    const apply = () => applyPageMeta(self)
    return { pageStyle: apply, pageFontSize: apply, rootFontSize: apply, backgroundColor: apply }
  },
  attached: applyPageMeta,
}

export const containers: Record<string, Widget> = {
  ...{ view, text, label, 'cover-view': view, 'cover-image': coverImage, 'page-meta': pageMeta },
  'radio-group': { props: { name: String }, create: groupField('wx-radio', false) },
  'checkbox-group': { props: { name: String }, create: groupField('wx-checkbox', true) },
}

/** What a group of radios or checkboxes answers to a form: the value chosen, or the list of them. */
function groupField(tag: string, many: boolean) {
  return (self: Self) => {
    const members = () => instancesBelow(self.host, tag)
    const first = new Map<Self, boolean>()
    self.host.addEventListener('touchstart', () => remember(), { capture: true, once: true, passive: true })
    const remember = () => {
      for (const each of members()) first.set(each, each.data<boolean>('checked'))
    }
    self.field = {
      value: () => {
        const chosen = members()
          .filter((each) => each.data<boolean>('checked'))
          .map((each) => each.data('value'))
        return many ? chosen : (chosen[0] ?? '')
      },
      reset: () => {
        for (const [each, checked] of first) each.set('checked', checked)
      },
    }
  }
}
