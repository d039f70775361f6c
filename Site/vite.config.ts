import { defineConfig } from "vite";

// Every page is a document of its own. Scripts and styles get hashed names under /assets, so they may be cached for ever.
const pages = ["account", "films", "forgot", "index", "join", "reset", "sign-in", "upload", "users", "verify", "watch"];

export default defineConfig({
  build: {
    target: "es2022",
    sourcemap: false,
    chunkSizeWarningLimit: 600, // hls.js
    rollupOptions: { input: pages.map((page) => `${page}.html`) },
  },
});
