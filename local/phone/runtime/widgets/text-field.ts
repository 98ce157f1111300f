import { element } from '../dom'
import { type Prop, type Self, scopedClass, type Widget } from './widget'

const PROPS: Record<string, Prop> = {
  value: String,
  name: String,
  type: { type: String, value: 'text' },
  password: Boolean,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  confirmType: String,
  confirmHold: Boolean,
  cursor: { type: Number, value: -1 },
  cursorSpacing: Number,
  selectionStart: { type: Number, value: -1 },
  selectionEnd: { type: Number, value: -1 },
  adjustPosition: Boolean,
  holdKeyboard: Boolean,
  alwaysEmbed: Boolean,
  fixed: Boolean,
  autoHeight: Boolean,
  showConfirmBar: Boolean,
  disableDefaultPadding: Boolean,
}
const KEYBOARDS: Record<string, string> = { number: 'numeric', digit: 'decimal' }
type Inner = HTMLInputElement | HTMLTextAreaElement

/** A textarea that grows with its text. */
function grow({ host, data, emit }: Self, inner: Inner) {
  if (!data<boolean>('autoHeight') || !(inner instanceof HTMLTextAreaElement)) return
  requestAnimationFrame(() => {
    host.style.height = 'auto'
    inner.style.height = 'auto'
    const height = inner.scrollHeight
    inner.style.height = `${height}px`
    emit('linechange', {
      height,
      lineCount: Math.round(height / (Number.parseFloat(getComputedStyle(inner).lineHeight) || height)),
    })
  })
}

function reportEvents({ set, emit, data }: Self, inner: Inner, changed: () => void) {
  const state = () => ({ value: inner.value, cursor: inner.selectionStart ?? inner.value.length })
  inner.addEventListener('input', (event) => {
    event.stopPropagation()
    set('value', inner.value)
    changed()
    emit('input', { ...state(), keyCode: (event as InputEvent).data?.charCodeAt(0) ?? 8 })
  })
  inner.addEventListener('change', (event) => event.stopPropagation())
  inner.addEventListener('focus', () => emit('focus', { value: inner.value, height: 0 }))
  inner.addEventListener('blur', () => emit('blur', state()))
  inner.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Enter' || (event as KeyboardEvent).isComposing) return
    if (inner instanceof HTMLTextAreaElement && data('confirmType') !== 'send') return
    emit('confirm', { value: inner.value })
    if (!data<boolean>('confirmHold')) inner.blur()
  })
}

/** WeChat styles the placeholder by class and style; the browser's own pseudo-element takes neither. */
function placeholderNode({ component, host }: Self) {
  const node = element('mp-placeholder')
  node.setAttribute('aria-hidden', 'true')
  host.prepend(node)
  return {
    text: (value: string) => {
      node.textContent = value
    },
    style: (value: string) => node.setAttribute('style', value),
    class: (value: string) => {
      node.className = `mp-placeholder ${scopedClass(component, value)}`
    },
    show: (visible: boolean) => {
      node.hidden = !visible
    },
  }
}

/** Focus and selection as the page asks for them. */
function focusSetters({ data }: Self, inner: Inner) {
  const select = () => {
    const start = data<number>('selectionStart') >= 0 ? data<number>('selectionStart') : data<number>('cursor')
    const end = data<number>('selectionEnd') >= 0 ? data<number>('selectionEnd') : start
    if (start >= 0) inner.setSelectionRange(start, end)
  }
  const takeFocus = () => {
    inner.focus({ preventScroll: true })
    select()
  }
  const focus = (value: boolean) => {
    // After the page has drawn, since the field may be hidden until then.
    if (value) setTimeout(takeFocus)
    else if (document.activeElement === inner) inner.blur()
  }
  return { focus, autoFocus: focus, selectionStart: select, selectionEnd: select }
}

/** What kind of field it is, and which keyboard a phone shows for it. */
function kindSetters({ data }: Self, inner: Inner) {
  const type = () => {
    if (!(inner instanceof HTMLInputElement)) return
    const secret = data<boolean>('password') || /password/.test(data('type'))
    inner.type = secret ? 'password' : 'text'
    inner.inputMode = KEYBOARDS[data('type')] ?? 'text'
  }
  return {
    type,
    password: type,
    disabled: (value: boolean) => {
      inner.disabled = !!value
    },
    maxlength: (value: number) => {
      if (value >= 0) inner.maxLength = value
      else inner.removeAttribute('maxlength')
    },
    confirmType: (value: string) => {
      inner.enterKeyHint = value || 'done'
    },
  }
}

/** The value, and the first one for a form's reset: whatever the page set before the user typed. */
function valueSetter(self: Self, inner: Inner, changed: () => void) {
  let initial = ''
  let touched = false
  self.field = { value: () => inner.value, reset: () => self.set('value', initial) }
  inner.addEventListener('input', () => {
    touched = true
  })
  return (value: unknown) => {
    const next = String(value ?? '')
    if (!touched) initial = next
    if (inner.value !== next) inner.value = next
    changed()
  }
}

function createField(self: Self, tag: 'input' | 'textarea') {
  const inner: Inner = document.createElement(tag)
  const placeholder = placeholderNode(self)
  if (inner instanceof HTMLTextAreaElement) inner.rows = 1
  self.host.append(inner)
  self.activate = () => inner.focus()
  const changed = () => {
    placeholder.show(!inner.value)
    grow(self, inner)
  }
  const value = valueSetter(self, inner, changed)
  const name = () => inner.setAttribute('aria-label', self.data('ariaLabel') || self.data('placeholder'))
  reportEvents(self, inner, changed)
  return {
    value,
    placeholder: (text: string) => {
      placeholder.text(text)
      inner.setAttribute('aria-placeholder', text)
      name()
    },
    ariaLabel: name,
    placeholderStyle: placeholder.style,
    placeholderClass: placeholder.class,
    autoHeight: () => grow(self, inner),
    ...kindSetters(self, inner),
    ...focusSetters(self, inner),
  }
}

export const textField: Record<string, Widget> = {
  input: { props: PROPS, create: (self) => createField(self, 'input') },
  textarea: { props: PROPS, create: (self) => createField(self, 'textarea') },
}
