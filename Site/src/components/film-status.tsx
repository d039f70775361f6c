import { useEffect, useState } from "preact/hooks";
import { films, type Status } from "../api/films";
import { isMissing, message } from "../api/problem";
import { followStatus } from "../api/status";
import { money } from "../format";
import { Notice } from "./page";
import { statusWords } from "./words";

export const notReady = "This film is not ready yet. Please come back later.";

/** Follows a film until it is ready or has failed. */
export function FilmStatus({ videoId, onReady }: { videoId: string; onReady: () => void }) {
  const [status, setStatus] = useState<Status>();
  const [error, setError] = useState<string>();
  const [attempt, setAttempt] = useState(0);

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
        setError(isMissing(problem) ? notReady : message(problem)); // Only its owner hears more.
      }
    })();
    return () => leaving.abort();
  }, [videoId, attempt]);

  const retry = async () => {
    try {
      await films.retry(videoId);
      setStatus(undefined);
      setAttempt(attempt + 1);
    } catch (problem) {
      setError(message(problem));
    }
  };

  if (error !== undefined) return <Notice>{error}</Notice>;
  if (status === undefined) return null;
  if (status.status === "Failed") {
    return (
      <>
        <Notice>{statusWords.Failed}: {status.failure?.reason}</Notice>
        {status.canRetry && <button class="button" type="button" onClick={retry}>Retry</button>}
      </>
    );
  }
  const known = status.status === "Transcoding" && status.progress > 0;
  return (
    <section class="progress">
      <p><span role="status">{statusWords[status.status]}</span>{known && ` · ${status.progress} %`}</p>
      <progress aria-label="Preparation" max={100} {...(known ? { value: status.progress } : {})} />
      {status.estimatedCost !== undefined && <p class="facts">Expected cost of encoding: {money(status.estimatedCost)}</p>}
    </section>
  );
}
