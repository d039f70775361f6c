import { useEffect, useRef, useState } from "preact/hooks";
import { films, type OwnVideo } from "../api/films";
import { message } from "../api/problem";
import { followStatus } from "../api/status";
import { ago, money, views } from "../format";
import { Still } from "./film-card";
import { statusWords, visibilityWords } from "./words";

interface OwnFilmProps {
  film: OwnVideo;
  onChange: (film: OwnVideo) => void;
  onEdit: () => void;
  onCaptions: () => void;
  onDelete: () => void;
}

/** One's own film in a list, in whatever state it is. */
export function OwnFilm({ film, onChange, onEdit, onCaptions, onDelete }: OwnFilmProps) {
  const [error, setError] = useState<string>();
  useStatus(film, onChange);
  const isReady = film.status === "Ready";
  const address = `/watch?v=${encodeURIComponent(film.videoId)}`;
  const named = <span class="unseen"> {film.title}</span>;

  const attempt = async (work: () => Promise<void>) => {
    setError(undefined);
    try {
      await work();
    } catch (problem) {
      setError(message(problem));
    }
  };
  const retry = async () => {
    await films.retry(film.videoId);
    const { failure: _, ...again } = film;
    onChange({ ...again, status: "Uploaded", progress: 0, canRetry: false });
  };
  // The address makes browsers keep the file instead of showing it.
  const download = async () => location.assign((await films.getSource(film.videoId)).url);

  return (
    <li class="row film">
      <Still film={film} />
      <div class="about">
        <span class="title">{isReady ? <a href={address}>{film.title}</a> : film.title}</span>
        <span class="facts">
          {visibilityWords[film.visibility]} · {views(film.views)} · {ago(film.createdAt)}
          {film.estimatedCost !== undefined && ` · encoding ${money(film.estimatedCost)}`}
        </span>
        {!isReady && <span class={film.status === "Failed" ? "wrong" : "badge"}>{said(film)}</span>}
        {error !== undefined && <span class="wrong" role="alert">{error}</span>}
        {film.status !== "Deleting" && (
          <span class="deeds">
            {film.canRetry && <button class="link" type="button" onClick={() => attempt(retry)}>Retry{named}</button>}
            <button class="link" type="button" onClick={onEdit}>Edit{named}</button>
            <button class="link" type="button" onClick={onCaptions}>Captions{named}</button>
            {film.status !== "AwaitingUpload" && (
              <button class="link" type="button" onClick={() => attempt(download)}>Download original{named}</button>
            )}
          </span>
        )}
      </div>
      {film.status !== "Deleting" && (
        <button class="button quiet" type="button" onClick={onDelete}>Delete{named}</button>
      )}
    </li>
  );
}

function said({ status, progress, failure }: OwnVideo): string {
  if (status === "Failed") return failure?.reason ?? statusWords.Failed;
  return statusWords[status] + (status === "Transcoding" && progress > 0 ? ` · ${progress} %` : "");
}

/** Follows a film on its way. */
function useStatus(film: OwnVideo, onChange: (film: OwnVideo) => void) {
  const isUnderWay = ["Uploaded", "Transcoding"].includes(film.status);
  const latest = useRef(film);
  latest.current = film;

  useEffect(() => {
    if (!isUnderWay) return;
    const leaving = new AbortController();
    void (async () => {
      try {
        for await (const next of followStatus(film.videoId, leaving.signal)) {
          if (leaving.signal.aborted) return;
          // What is known of it only once it is ready, such as its length.
          const more = next.status === "Ready" ? await films.get(film.videoId) : {};
          if (leaving.signal.aborted) return;
          const { failure: _, ...before } = latest.current; // It may have been edited meanwhile.
          onChange({ ...before, ...next, ...more, canRetry: next.canRetry ?? false });
        }
      } catch {
        // The list said what is known; a reload tells more.
      }
    })();
    return () => leaving.abort();
    // Not by the status itself: asking would begin anew with each change.
  }, [film.videoId, isUnderWay]);
}
