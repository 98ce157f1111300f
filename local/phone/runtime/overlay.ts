import { element } from './dom'

/** Sheets and dialogs of WeChat itself stand above all pages, inside the phone. */
const host = () => document.getElementById('mp-root') as HTMLElement

/** What is open, the one on top last: how to cancel it, if that can be done. */
const open: { cancel: (() => void) | undefined }[] = []

/** Cancels what is on top; says whether there was anything. What has no way to cancel stays open. */
export function cancelOverlay(): boolean {
  const top = open.at(-1)
  top?.cancel?.()
  return top !== undefined
}

/**
 * Shows `panel` above the page on a dimmed ground. A tap on the ground or Escape calls `onCancel`.
 * Returns the function that takes it away again and gives the focus back.
 */
export function openOverlay(panel: HTMLElement, kind: 'dialog' | 'sheet', onCancel?: () => void): () => void {
  const before = document.activeElement as HTMLElement | null
  const mask = element('mp-mask')
  const overlay = element(`mp-overlay mp-overlay-${kind}`, 'div', mask, panel)
  panel.setAttribute('role', 'dialog')
  panel.setAttribute('aria-modal', 'true')
  panel.tabIndex = -1
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel?.()
  }
  mask.addEventListener('click', () => onCancel?.())
  document.addEventListener('keydown', onKey)
  host().append(overlay)
  const entry = { cancel: onCancel }
  open.push(entry)
  panel.focus({ preventScroll: true })
  return () => {
    document.removeEventListener('keydown', onKey)
    overlay.remove()
    open.splice(open.indexOf(entry), 1)
    before?.focus({ preventScroll: true })
  }
}

export function action(className: string, text: string, onTap: () => void, color?: string) {
  const node = element(className, 'button', text)
  node.type = 'button'
  if (color) node.style.color = color
  node.addEventListener('click', onTap)
  return node
}

/** Two buttons at most; resolves with which was tapped. `input` is a field to fill in. */
export function ask(options: {
  title?: string
  content?: string | Node
  confirmText?: string
  cancelText?: string | undefined
  confirmColor?: string
  cancelColor?: string
  onOpen?: (confirm: () => void) => void
}): Promise<boolean> {
  return new Promise((resolve) => {
    const { title, content, confirmText = '确定', cancelText } = options
    const end = (value: boolean) => {
      close()
      resolve(value)
    }
    const buttons = element('mp-dialog-buttons')
    if (cancelText !== undefined) {
      buttons.append(action('mp-dialog-cancel', cancelText, () => end(false), options.cancelColor))
    }
    buttons.append(action('mp-dialog-confirm', confirmText, () => end(true), options.confirmColor))
    const panel = element('mp-dialog', 'div')
    if (title) panel.append(element('mp-dialog-title', 'div', title))
    if (content) panel.append(element('mp-dialog-content', 'div', content))
    panel.append(buttons)
    const close = openOverlay(panel, 'dialog', cancelText === undefined ? undefined : () => end(false))
    options.onOpen?.(() => end(true))
  })
}
