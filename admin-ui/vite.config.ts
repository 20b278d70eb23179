import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { serviceWorker } from './service-worker-plugin.ts';

const api = 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), serviceWorker()],
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': api, '/readyz': api } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // Left to itself every icon that two pages share is a file of its own: 130 requests before the first page.
        codeSplitting: {
          groups: [
            // All but the entry itself, which the page and the list of what phones keep begin with.
            {
              name: 'initial',
              tags: ['$initial'],
              test: /^(?!.*(?:\.html|main\.tsx)$)/u,
              priority: 1,
            },
            { name: 'shared', minShareCount: 5 },
          ],
        },
      },
    },
  },
});
