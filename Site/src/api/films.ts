import { anyone, http } from "./http";
import { open } from "./open";
import { answer } from "./problem";
import type { components } from "./schema";

export type Video = components["schemas"]["Video"];
export type OwnVideo = components["schemas"]["OwnVideo"];
export type VideoChange = components["schemas"]["VideoChange"];
export type Deletion = components["schemas"]["Deletion"];
export type Visibility = components["schemas"]["Visibility"];
export type Playback = components["schemas"]["Playback"];
export type Status = components["schemas"]["UploadStatus"];
export type UploadRequest = components["schemas"]["UploadRequest"];
export type UploadTarget = components["schemas"]["UploadTarget"];
export type UploadedParts = components["schemas"]["UploadedParts"];

const by = (videoId: string) => ({ params: { path: { videoId } } });
const page = (cursor?: string) => ({ params: { query: cursor === undefined ? {} : { cursor } } });
const captions = (videoId: string, lang: string) => ({ params: { path: { videoId, lang } } });

/** A film together with the revision that a change of it must name. */
async function revised(call: Promise<{ data?: Video; error?: unknown; response: Response }>) {
  const film = await answer(call);
  // Between quotes, and called weak where the answer was compressed on its way.
  return { film, revision: /"(.*)"/.exec((await call).response.headers.get("ETag") ?? "")?.[1] ?? "" };
}

/** Which of one's own films. */
export interface Filter {
  /** Text in the title. */
  q?: string;
  status?: Video["status"];
}

export const films = {
  list: (cursor?: string) => answer(open.GET("/api/videos", page(cursor))),
  listMine: (filter: Filter, cursor?: string) =>
    answer(http.GET("/api/me/videos", { params: { query: { ...filter, ...page(cursor).params.query } } })),
  listDeletions: (cursor?: string) => answer(http.GET("/api/me/deletions", page(cursor))),
  get: (videoId: string) => answer(anyone.GET("/api/videos/{videoId}", by(videoId))),
  getRevised: (videoId: string) => revised(anyone.GET("/api/videos/{videoId}", by(videoId))),
  /** @param revision of the film that the change was made from; when it is another by now, 412. */
  update: (videoId: string, revision: string, body: VideoChange) =>
    revised(http.PATCH("/api/videos/{videoId}", { params: { path: { videoId }, header: { "If-Match": `"${revision}"` } }, body })),
  retry: (videoId: string) => answer(http.POST("/api/videos/{videoId}/retry", by(videoId))),
  getSource: (videoId: string) => answer(http.GET("/api/videos/{videoId}/source", by(videoId))),
  putCaptions: (videoId: string, lang: string, type: string, text: Blob) =>
    answer(
      http.PUT("/api/videos/{videoId}/captions/{lang}", {
        ...captions(videoId, lang),
        body: text as never,
        bodySerializer: () => text,
        headers: { "Content-Type": type },
      }),
    ),
  deleteCaptions: (videoId: string, lang: string) =>
    answer(http.DELETE("/api/videos/{videoId}/captions/{lang}", captions(videoId, lang))),
  getPlayback: (videoId: string) => answer(anyone.GET("/api/videos/{videoId}/playback", by(videoId))),
  /** Arrives also when the page is left meanwhile. */
  recordView: (videoId: string, playbackId: string) =>
    answer(open.POST("/api/videos/{videoId}/views", { ...by(videoId), body: { playbackId }, keepalive: true })),
  createUpload: (body: UploadRequest) => answer(http.POST("/api/uploads", { body })),
  signParts: (videoId: string, partNumbers: number[]) =>
    answer(http.POST("/api/uploads/{videoId}/parts", { ...by(videoId), body: { partNumbers } })),
  listParts: (videoId: string) => answer(http.GET("/api/uploads/{videoId}/parts", by(videoId))),
  completeUpload: (videoId: string) => answer(http.POST("/api/uploads/{videoId}/complete", by(videoId))),
  abortUpload: (videoId: string) => answer(http.DELETE("/api/uploads/{videoId}", by(videoId))),
  getStatus: (videoId: string) => answer(http.GET("/api/uploads/{videoId}", by(videoId))),
  delete: (videoId: string) => answer(http.DELETE("/api/videos/{videoId}", by(videoId))),
  takeDown: (videoId: string, reason: string) =>
    answer(http.DELETE("/api/admin/videos/{videoId}", { ...by(videoId), body: { reason } })),
};
