import './styles/index.css'
import { createApp } from 'vue'
import App from './App.vue'
import { router } from './router'
import { watchOtherTabs } from './services/token'

watchOtherTabs()
createApp(App).use(router).mount('#app')
