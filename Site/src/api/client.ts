import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

export type Video = components["schemas"]["Video"];
export type Playback = components["schemas"]["Playback"];
export type Status = components["schemas"]["UploadStatus"];
export type UploadRequest = components["schemas"]["UploadRequest"];
export type UploadTarget = components["schemas"]["UploadTarget"];
type ProblemDetails = components["schemas"]["Problem"];

const http = createClient<paths>({ baseUrl: "/" });

/** A refusal of the API, in words that can be shown. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    details?: Partial<ProblemDetails>,
  ) {
    const fields = Object.values(details?.errors ?? {}).flat();
    super(fields.join(" ") || details?.detail || details?.title || `The server answered with status ${status}.`);
    this.name = "Problem";
  }
}

/** Whether the same request may well succeed a little later: the network, a busy server, too many requests. */
export function isPassing(error: unknown): boolean {
  return !(error instanceof Problem) || error.status === 429 || error.status >= 500;
}

async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw new Problem(response.status, error as Partial<ProblemDetails>);
  return data as T;
}

const by = (videoId: string) => ({ params: { path: { videoId } } });

export const api = {
  listVideos: (cursor?: string) =>
    answer(http.GET("/api/videos", { params: { query: cursor === undefined ? {} : { cursor } } })),
  getVideo: (videoId: string) => answer(http.GET("/api/videos/{videoId}", by(videoId))),
  getPlayback: (videoId: string) => answer(http.GET("/api/videos/{videoId}/playback", by(videoId))),
  recordView: (videoId: string, playbackId: string) =>
    answer(http.POST("/api/videos/{videoId}/views", { ...by(videoId), body: { playbackId } })),
  createUpload: (body: UploadRequest) => answer(http.POST("/api/uploads", { body })),
  getUploadStatus: (videoId: string) => answer(http.GET("/api/uploads/{videoId}", by(videoId))),
};
