import { defineConfig } from "vite";

// Three pages, each its own document. Their scripts and styles get hashed names under /assets, so they may be cached for ever.
export default defineConfig({
  build: {
    target: "es2022",
    sourcemap: false,
    chunkSizeWarningLimit: 600, // hls.js
    rollupOptions: { input: ["index.html", "upload.html", "watch.html"] },
  },
});
