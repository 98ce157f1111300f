import type { Caller } from '../../framework/glass'
import { nodeHandles } from '../../framework/query'
import { currentPages } from '../../pages/router'

/** wx.createVideoContext: the player of <video id="..."> in the page on top or in the component given. */
export const video = {
  createVideoContext: (id: string, component: Caller | undefined = currentPages().at(-1)?.caller) => {
    const found = component?._$.getShadowRoot()?.querySelector(`#${id}`)
    const context = found && nodeHandles.get(found)?.context
    if (!context) throw new Error(`no <video id="${id}"> on this page`)
    return context
  },
}
