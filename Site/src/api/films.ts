import { anyone, http } from "./http";
import { open } from "./open";
import { answer } from "./problem";
import type { components } from "./schema";

export type Video = components["schemas"]["Video"];
export type VideoPage = components["schemas"]["VideoPage"];
export type Visibility = components["schemas"]["Visibility"];
export type Playback = components["schemas"]["Playback"];
export type Status = components["schemas"]["UploadStatus"];
export type UploadRequest = components["schemas"]["UploadRequest"];
export type UploadTarget = components["schemas"]["UploadTarget"];

const by = (videoId: string) => ({ params: { path: { videoId } } });
const page = (cursor?: string) => ({ params: { query: cursor === undefined ? {} : { cursor } } });

export const films = {
  list: (cursor?: string) => answer(open.GET("/api/videos", page(cursor))),
  listMine: (cursor?: string) => answer(http.GET("/api/me/videos", page(cursor))),
  get: (videoId: string) => answer(anyone.GET("/api/videos/{videoId}", by(videoId))),
  getPlayback: (videoId: string) => answer(anyone.GET("/api/videos/{videoId}/playback", by(videoId))),
  recordView: (videoId: string, playbackId: string) =>
    answer(open.POST("/api/videos/{videoId}/views", { ...by(videoId), body: { playbackId } })),
  createUpload: (body: UploadRequest) => answer(http.POST("/api/uploads", { body })),
  getStatus: (videoId: string) => answer(http.GET("/api/uploads/{videoId}", by(videoId))),
  delete: (videoId: string) => answer(http.DELETE("/api/videos/{videoId}", by(videoId))),
  takeDown: (videoId: string, reason: string) =>
    answer(http.DELETE("/api/admin/videos/{videoId}", { ...by(videoId), body: { reason } })),
};
