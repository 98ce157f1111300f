import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import Components from 'unplugin-vue-components/vite'
import { defineConfig } from 'vite'

/** `npx vite build console` writes `dist/console`, which the host serves at `/desk/`. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/desk/',
  plugins: [vue(), Components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: 'css' })] })],
  build: { outDir: '../dist/console', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 700 },
  server: { proxy: { '^/(api|session|files|f|demo|health)(/|$)': 'http://127.0.0.1:8787' } },
})
