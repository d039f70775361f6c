import { useEffect, useState } from "preact/hooks";
import { films, type Status, type Video } from "../api/films";
import { followStatus } from "../api/status";
import { ago, views } from "../format";
import { Still } from "./film-card";
import { statusWords, visibilityWords } from "./words";

interface OwnFilmProps {
  film: Video;
  onChange: (film: Video) => void;
  onDelete: () => void;
}

/** One's own film in a list, in whatever state it is. */
export function OwnFilm({ film, onChange, onDelete }: OwnFilmProps) {
  const status = useStatus(film, onChange);
  const isReady = film.status === "Ready";
  const address = `/watch?v=${encodeURIComponent(film.videoId)}`;
  return (
    <li class="row film">
      <Still film={film} />
      <div class="about">
        <span class="title">{isReady ? <a href={address}>{film.title}</a> : film.title}</span>
        <span class="facts">
          {visibilityWords[film.visibility]} · {views(film.views)} · {ago(film.createdAt)}
        </span>
        {!isReady && <span class={film.status === "Failed" ? "wrong" : "badge"}>{said(film, status)}</span>}
      </div>
      {film.status !== "Deleting" && (
        <button class="button quiet" type="button" onClick={onDelete}>Delete<span class="unseen"> {film.title}</span></button>
      )}
    </li>
  );
}

function said(film: Video, status?: Status): string {
  if (film.status === "Failed") return status?.failure?.reason ?? statusWords.Failed;
  const progress = status?.status === "Transcoding" && status.progress > 0 ? ` · ${status.progress} %` : "";
  return statusWords[status?.status ?? film.status] + progress;
}

/** What the list does not tell: the progress of a film on its way, and why one failed. */
function useStatus(film: Video, onChange: (film: Video) => void): Status | undefined {
  const [status, setStatus] = useState<Status>();

  useEffect(() => {
    if (!["Uploaded", "Transcoding", "Failed"].includes(film.status)) return;
    const leaving = new AbortController();
    void (async () => {
      try {
        for await (const next of followStatus(film.videoId, leaving.signal)) {
          if (leaving.signal.aborted) return;
          setStatus(next);
          if (next.status === film.status) continue;
          if (next.status === "Ready") onChange(await films.get(film.videoId));
          else if (next.status === "Failed") onChange({ ...film, status: "Failed" });
        }
      } catch {
        // The list said what is known; a reload tells more.
      }
    })();
    return () => leaving.abort();
  }, [film.videoId, film.status]);

  return status;
}
