import { useEffect, useState } from "preact/hooks";
import { api, type Playback, Problem, type Video } from "../api/client";
import { FilmStatus } from "../components/film-status";
import { message, Notice, show } from "../components/page";
import { Player } from "../components/player";
import { ago, views } from "../format";

function Watch({ videoId }: { videoId: string }) {
  const [film, setFilm] = useState<Video>();
  const [playback, setPlayback] = useState<Playback>();
  const [waiting, setWaiting] = useState(false);
  const [error, setError] = useState<string>();

  const load = async () => {
    try {
      // The grant first of all: what the viewer waits for is the picture.
      const granted = api.getPlayback(videoId).catch((problem: unknown) => {
        if (problem instanceof Problem && problem.status === 409) return undefined; // Not ready yet.
        throw problem;
      });
      const [found, grant] = await Promise.all([api.getVideo(videoId), granted]);
      document.title = `${found.title} · VideoStack`;
      setFilm(found);
      setPlayback(grant);
      setWaiting(grant === undefined);
    } catch (problem) {
      setError(problem instanceof Problem && problem.status === 404 ? "There is no such film." : message(problem));
    }
  };
  useEffect(() => void load(), [videoId]);

  return (
    <article class="watch">
      {error !== undefined && <Notice>{error}</Notice>}
      {playback !== undefined && <Player videoId={videoId} playback={playback} />}
      {waiting && <FilmStatus videoId={videoId} onReady={load} />}
      {film !== undefined && (
        <>
          <h1>{film.title}</h1>
          <p class="facts">{views(film.views)} · {ago(film.publishedAt ?? film.createdAt)}</p>
          {film.description !== undefined && <p class="description">{film.description}</p>}
        </>
      )}
    </article>
  );
}

const videoId = new URLSearchParams(location.search).get("v");
show(videoId ? <Watch videoId={videoId} /> : <Notice>This address names no film.</Notice>);
