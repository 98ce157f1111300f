import { element } from '../../dom'
import { action, ask } from '../../overlay'
import { api } from '../api'

interface Detected {
  rawValue: string
  format: string
}
interface Detector {
  detect(image: ImageBitmap): Promise<Detected[]>
}
const detector = () => (globalThis as { BarcodeDetector?: new () => Detector }).BarcodeDetector

/** Reads the code in a picture, where the browser has a detector. */
async function readPicture(file: File): Promise<Detected | undefined> {
  const Kind = detector()
  if (!Kind) return undefined
  return (await new Kind().detect(await createImageBitmap(file)))[0]
}

/** The camera's place is taken by a picture (where the browser can read codes) or by the code typed in. */
async function scanCode() {
  const field = element('mp-dialog-input', 'input')
  field.placeholder = '输入码的内容'
  const note = element('mp-dialog-note')
  const content = element('mp-scan', 'div', field)
  let found: Detected | undefined
  let finish = () => {}
  if (detector()) {
    const input = element('mp-file-input', 'input')
    input.type = 'file'
    input.accept = 'image/*'
    input.hidden = true
    input.addEventListener('change', async () => {
      found = input.files?.[0] && (await readPicture(input.files[0]))
      if (found) finish()
      else note.textContent = '图中没有识别到码'
    })
    content.append(
      input,
      action('mp-scan-picture', '从图片识别', () => input.click()),
      note,
    )
  }
  const confirmed = await ask({ title: '扫码', content, cancelText: '取消', onOpen: (confirm) => (finish = confirm) })
  const result = found?.rawValue ?? field.value.trim()
  if (!confirmed || !result) throw new Error('cancel')
  return { result, scanType: found?.format.toUpperCase() ?? 'QR_CODE', charSet: 'UTF-8', path: '', rawData: '' }
}

/** QR and bar codes. */
export const scan = { scanCode: api('scanCode', scanCode) }
