import { ElMessage } from 'element-plus'
import 'element-plus/es/components/message/style/css'
import { h } from 'vue'

const SHOWN_MS = 8000

/** Says what was done and offers to take it back, in place of asking before. */
export const offerUndo = (words: string, undo: () => void): void => {
  const message = ElMessage({
    duration: SHOWN_MS,
    message: h('span', [
      `${words} `,
      h(
        'button',
        {
          type: 'button',
          class: 'plain',
          onClick: () => {
            undo()
            message.close()
          },
        },
        '撤销',
      ),
    ]),
  })
}
