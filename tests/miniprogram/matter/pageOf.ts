import { loadPage, type Rendered, settled } from '../load'
import { answerWx } from '../wx'

/** Opens the form of a command on the host's matter. */
export const openForm = (command: string, assignment: string | null = 'A1', item?: string): Promise<Rendered> =>
  loadPage('pages/forms/action/index', {
    command,
    matter: 'm1',
    ...(assignment && { assignment }),
    ...(item && { item }),
  })

/** Types into the text field of that name. */
export const type = (form: Rendered, name: string, value: string): Promise<unknown> =>
  form.call('onText', { currentTarget: { dataset: { name } }, detail: { value } })

/** Answers wx.showModal: whether the person goes on. */
export const say = (confirm: boolean): void => answerWx('showModal', { confirm, cancel: !confirm })

/** Presses the primary button of the bar: Vant's own button, inside the bar. */
export const press = (page: Rendered, which: 'primary' | 'second' = 'primary'): Promise<unknown> =>
  page.fire('click', { at: `.bottom >>> .bar__${which}` })

/** The first page of a file compiles all that it uses; on a busy machine that alone takes seconds. */
export const PATIENCE = 60_000

const ROUNDS = 200

/** Waits until the sheet is drawn: Vant's transition takes a few frames. Throws when it never is. */
export const sheetOf = async (page: Rendered, selector: string): Promise<string> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { html } = page.find(selector)
    if (/van-popup--bottom/.test(html)) return html
    await settled()
  }
  throw new Error(`${selector} never opened`)
}
