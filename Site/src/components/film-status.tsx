import { useEffect, useState } from "preact/hooks";
import type { Status } from "../api/client";
import { followStatus } from "../api/status";
import { message, Notice } from "./page";

const words: Record<Status["status"], string> = {
  AwaitingUpload: "Waiting for the file",
  Uploaded: "Looking at the film",
  Transcoding: "Preparing the film for every screen",
  Ready: "Ready",
  Failed: "This film could not be prepared",
  Deleting: "This film is being deleted",
};

/** Follows a film until it is ready or has failed. */
export function FilmStatus({ videoId, onReady }: { videoId: string; onReady: () => void }) {
  const [status, setStatus] = useState<Status>();
  const [error, setError] = useState<string>();

  useEffect(() => {
    const leaving = new AbortController();
    void (async () => {
      try {
        for await (const next of followStatus(videoId, leaving.signal)) {
          if (leaving.signal.aborted) return;
          setStatus(next);
          if (next.status === "Ready") onReady();
        }
      } catch (problem) {
        setError(message(problem));
      }
    })();
    return () => leaving.abort();
  }, [videoId]);

  if (error !== undefined) return <Notice>{error}</Notice>;
  if (status === undefined) return null;
  if (status.status === "Failed") {
    return <Notice>{words.Failed}: {status.failure?.reason}</Notice>;
  }
  const known = status.status === "Transcoding" && status.progress > 0;
  return (
    <section class="progress">
      <p><span role="status">{words[status.status]}</span>{known && ` · ${status.progress} %`}</p>
      <progress aria-label="Preparation" max={100} {...(known ? { value: status.progress } : {})} />
    </section>
  );
}
