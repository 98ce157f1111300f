import { toast } from '../services/errors'
import { askForReminders, loadReminders, remindersWords } from '../services/reminders'

/** A page that says how many messages WeChat may still bring, of each kind, and asks for more at a tap. */
export const reminders = Behavior({
  data: {
    /** Empty where WeChat brings none. */
    reminders: '',
  },

  methods: {
    /** Throws ApiError. */
    async showReminders() {
      await loadReminders()
      this.setData({ reminders: remindersWords() })
    },

    async onReminders() {
      try {
        const accepted = await askForReminders()
        toast(accepted > 0 ? '已开启，下次有消息时微信提醒您' : '没有开启微信提醒')
      } catch {
        toast('请在右上角「设置」里打开「接收通知」')
      }
      this.setData({ reminders: remindersWords() })
    },
  },
})
