/** Asks before what others see at once, naming what follows. */
export const asked = async (title: string, content: string): Promise<boolean> => {
  const confirmText = title.length <= 4 ? title : '确定'
  const { confirm } = await wx.showModal({ title, content, confirmText, cancelText: '再想想' })
  return confirm
}
