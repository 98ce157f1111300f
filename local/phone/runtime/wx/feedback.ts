import { element } from '../dom'
import { action, ask, openOverlay } from '../overlay'
import { api } from './api'
import { browserUrl } from './file-store'

type Toast = WechatMiniprogram.ShowToastOption
let toast: HTMLElement | undefined
let toastTimer = 0

function hideToast() {
  clearTimeout(toastTimer)
  toast?.remove()
  toast = undefined
}

function drawToast(title: string, icon: HTMLElement | undefined, mask: boolean) {
  hideToast()
  const box = element(icon ? 'mp-toast' : 'mp-toast mp-toast-text', 'div')
  if (icon) box.append(icon)
  box.append(element('mp-toast-title', 'div', title))
  toast = element(mask ? 'mp-toast-layer mp-toast-mask' : 'mp-toast-layer', 'div', box)
  toast.setAttribute('role', 'status')
  document.getElementById('mp-root')?.append(toast)
}

function toastIcon({ icon = 'success', image }: Toast): HTMLElement | undefined {
  if (image) {
    const picture = element('mp-toast-icon', 'img')
    picture.src = browserUrl(image)
    picture.alt = ''
    return picture
  }
  return icon === 'none' ? undefined : element(`mp-toast-icon mp-toast-${icon}`)
}

function showToast(options: Toast) {
  drawToast(options.title, toastIcon(options), !!options.mask)
  toastTimer = window.setTimeout(hideToast, options.duration ?? 1500)
}

async function showModal(options: WechatMiniprogram.ShowModalOption) {
  const { title = '', content = '', showCancel = true, editable = false, placeholderText = '' } = options
  const field = element('mp-dialog-input', 'textarea')
  field.placeholder = placeholderText
  field.value = editable ? content : ''
  const confirm = await ask({
    title,
    content: editable ? field : content,
    confirmText: options.confirmText ?? '确定',
    confirmColor: options.confirmColor ?? '#576b95',
    cancelColor: options.cancelColor ?? '',
    ...(showCancel && { cancelText: options.cancelText ?? '取消' }),
  })
  return { confirm, cancel: !confirm, ...(editable && { content: confirm ? field.value : '' }) }
}

function showActionSheet({ itemList, itemColor, alertText }: WechatMiniprogram.ShowActionSheetOption) {
  if (itemList.length > 6) throw new Error('parameter error: itemList should not be larger than 6')
  return new Promise<{ tapIndex: number }>((resolve, reject) => {
    const panel = element('mp-sheet', 'div')
    const cancel = () => {
      close()
      reject(new Error('cancel'))
    }
    if (alertText) panel.append(element('mp-sheet-note', 'div', alertText))
    itemList.forEach((text, tapIndex) => {
      const choose = () => {
        close()
        resolve({ tapIndex })
      }
      panel.append(action('mp-sheet-item', text, choose, itemColor))
    })
    panel.append(action('mp-sheet-item mp-sheet-cancel', '取消', cancel))
    const close = openOverlay(panel, 'sheet', cancel)
  })
}

/** Toast, loading, modal and action sheet, drawn as WeChat draws them. */
export const feedback = {
  showToast: api('showToast', showToast),
  hideToast: api('hideToast', hideToast),
  showLoading: api('showLoading', ({ title, mask = false }: { title: string; mask?: boolean }) =>
    drawToast(title, element('mp-toast-icon mp-toast-loading'), mask),
  ),
  hideLoading: api('hideLoading', hideToast),
  showModal: api('showModal', showModal),
  showActionSheet: api('showActionSheet', showActionSheet),
}
