import { api, type Status } from "./client";

const finished = new Set<Status["status"]>(["Ready", "Failed", "Deleting"]);

/** Asks for a film's state until it is final; patiently at first, more rarely later (1 s growing to 10 s). */
export async function* followStatus(videoId: string, signal: AbortSignal): AsyncGenerator<Status> {
  for (let wait = 1000; !signal.aborted; wait = Math.min(wait * 1.2, 10_000)) {
    const status = await api.getUploadStatus(videoId);
    yield status;
    if (finished.has(status.status)) return;
    await new Promise((resume) => setTimeout(resume, wait));
  }
}
